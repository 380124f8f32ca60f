/**
 * The variables by which the processes of the product find each other. The supervisor sets them; each process reads those it needs, with zod, in its own
 * main.ts. What is set before the start is kept, so that any part may be run elsewhere.
 */
export interface ProductEnvironment {
  /** PostgreSQL. Set from outside: that server is used, and none is started. */
  readonly DATABASE_URL: string;
  /** host:port of Temporal's frontend. Set from outside: that cluster is used, and none is started. */
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
  /** `true`: the cluster of TEMPORAL_ADDRESS is spoken to over TLS. */
  readonly TEMPORAL_TLS: string;
  /** Sent with every call to that cluster; implies TLS. */
  readonly TEMPORAL_API_KEY: string;
  /** Name of the task queue that the worker polls and the API starts workflows on. */
  readonly MAGPIE_TASK_QUEUE: string;
  /** Where the loopback provider takes messages; http. Set from outside: none is started. */
  readonly LOOPBACK_URL: string;
  /** Port of the loopback provider. */
  readonly LOOPBACK_PORT: string;
  /** Folder of the loopback provider's ledger. */
  readonly LOOPBACK_LEDGER: string;
  /** What the loopback provider does wrong on purpose, as JSON (apps/loopback/src/faults.ts): `{"dropAnswer":0.3,"notIdempotent":true}`. */
  readonly LOOPBACK_FAULTS: string;
  /** Whether rehearsals take the loopback provider for one that repeats a call harmlessly: true (default) or false. */
  readonly MAGPIE_LOOPBACK_IDEMPOTENT: string;
  /** Port of the API, which also serves the web app and /healthz; loopback only. */
  readonly MAGPIE_PORT: string;
  /** Port of the worker's /healthz. */
  readonly MAGPIE_WORKER_PORT: string;
  /** Where the web app is, when not at the API: Vite's development server. */
  readonly MAGPIE_WEB_URL: string;
  /** Folder of the built web app. */
  readonly MAGPIE_WEB_DIST: string;
  /** The supervisor's state (up/state-file.ts). */
  readonly MAGPIE_STATE_FILE: string;
  /** Folder of the files that are being imported; of several machines, one that all of them see. */
  readonly MAGPIE_UPLOADS: string;
  /** Where the API keeps facts in columns; a folder of its own for each API. */
  readonly MAGPIE_COLUMNS: string;
  /** Folder of the files that were exported; of several machines, one that all of them see. */
  readonly MAGPIE_EXPORTS: string;
  /** Whether webhooks may go to this machine, also without TLS: false (default) or true, for development. */
  readonly MAGPIE_WEBHOOKS_TO_LOOPBACK: string;
  /** Folder of everything that is kept; `.magpie` in the checkout when not set. */
  readonly MAGPIE_HOME: string;
  /** trace, debug, info, warn, error, fatal or silent. */
  readonly MAGPIE_LOG_LEVEL: string;
  /** A built Temporal server, instead of the one in the cache. */
  readonly MAGPIE_TEMPORAL_BINARY: string;
  /** Where our Temporal server keeps its databases; not on the command line, which every user can read. */
  readonly MAGPIE_TEMPORAL_DATABASE_URL: string;
  /** Members of the demo shop when it is first loaded; 20000 when not set. */
  readonly MAGPIE_DEMO_MEMBERS: string;
  /** Server settings of the embedded PostgreSQL, such as `shared_buffers=1GB,work_mem=64MB`. */
  readonly MAGPIE_POSTGRES_SETTINGS: string;
}

/** Variables of a process: the product's, and whatever else was there. */
export type Environment = Readonly<{ [Name in keyof ProductEnvironment]?: string | undefined } & Record<string, string | undefined>>;

/** The value, or null when it is not set or empty. */
export function variable(environment: Environment, name: keyof ProductEnvironment): string | null {
  const value = environment[name];
  return value === undefined || value === '' ? null : value;
}
