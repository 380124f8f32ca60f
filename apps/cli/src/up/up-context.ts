export interface UpOptions {
  /** Start from nothing: the state folder is emptied. */
  readonly fresh: boolean;
  /** Do the main job, print its report as one JSON line on stdout, stop, and exit with its code. */
  readonly once: boolean;
  /** One JSON line of the report on stdout also when serving goes on. */
  readonly json: boolean;
  /** Port of the product; null: the usual one, or a free one where that is taken. */
  readonly port: number | null;
  /** Open the link in the browser. */
  readonly open: boolean;
  /** `built`: built when its sources changed, and served by the API. `vite`: served from its sources. `none`: not at all. */
  readonly web: 'built' | 'vite' | 'none';
  /** Rehearse the demo journey the first time. */
  readonly rehearsal: boolean;
}

/** What the main job gets when the API answers. The engine may still be on its way: await `engineReady`. */
export interface UpContext {
  readonly options: UpOptions;
  readonly home: string;
  readonly stateFile: string;
  /** http://127.0.0.1:port */
  readonly url: string;
  /** The one-time link that was printed. */
  readonly link: string;
  /** The first owner of this installation. */
  readonly userId: string;
  readonly databaseUrl: string;
  readonly loopbackUrl: string;
  /** Resolves when Temporal and the worker are ready; rejects when they cannot be, with a sentence that has been said already. */
  engineReady(): Promise<{ readonly temporalAddress: string; readonly temporalNamespace: string }>;
  /** Aborted when it is time to stop. */
  readonly signal: AbortSignal;
  /** A line for the person at the terminal (stderr). */
  say(line: string): void;
  /** One JSON line on stdout. */
  print(value: unknown): void;
}

/** The main job; resolves with the exit code of `--once`. */
export type AfterReady = (context: UpContext) => Promise<number>;
