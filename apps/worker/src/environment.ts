import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  MAGPIE_TASK_QUEUE: z.string().min(1).default('magpie'),
  /** Port of the health endpoint; 0 picks a free one. */
  MAGPIE_WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Development: webhooks may go to this machine, also without TLS. */
  MAGPIE_WEBHOOKS_TO_LOOPBACK: z.stringbool().default(false),
  MAGPIE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** How often the reconciler looks for runs that nobody woke. */
  MAGPIE_RECONCILE_SECONDS: z.coerce.number().min(1).default(15),
});

export type WorkerEnvironment = z.infer<typeof schema>;

/** Reads the worker's settings; throws one sentence naming every variable that is wrong. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): WorkerEnvironment {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Error(`Environment: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
}
