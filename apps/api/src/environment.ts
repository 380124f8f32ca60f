import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  MAGPIE_PORT: z.coerce.number().int().min(0).max(65_535).default(7420),
  /** Folder of the built web app; absent while developing, when Vite serves it. */
  MAGPIE_WEB_DIST: z.string().min(1).optional(),
  /** The supervisor's state, for "what the engine waits for". */
  MAGPIE_STATE_FILE: z.string().min(1).optional(),
  /** Absent until Temporal is up; read again from the state file. */
  TEMPORAL_ADDRESS: z.string().min(1).optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  MAGPIE_TASK_QUEUE: z.string().min(1).default('magpie'),
  /** Where files lie that are being imported. Of several processes: a folder that all of them see. */
  MAGPIE_UPLOADS: z.string().min(1).default(join('.magpie', 'uploads')),
  /** Where files lie that were exported. Of several processes: a folder that all of them see. */
  MAGPIE_EXPORTS: z.string().min(1).default(join('.magpie', 'exports')),
  /** Development: webhooks may go to this machine, also without TLS. */
  MAGPIE_WEBHOOKS_TO_LOOPBACK: z.stringbool().default(false),
  /** Where the columns of workspaces lie, which are built again when they are missing. Each process needs a folder of its own. */
  MAGPIE_COLUMNS: z.string().min(1).default(join('.magpie', 'columns')),
  LOOPBACK_URL: z.url().optional(),
  /** What rehearsals declare of the loopback provider. */
  MAGPIE_LOOPBACK_IDEMPOTENT: z.stringbool().default(true),
  MAGPIE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type ApiEnvironment = z.infer<typeof schema>;

/** Reads the API's settings; throws one sentence naming every variable that is wrong. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): ApiEnvironment {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Error(`Environment: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
}
