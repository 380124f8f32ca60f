import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/**
 * `waiting` for what it depends on · `preparing` (building, migrating) · `starting` (runs, does not answer yet) · `ready` · `restarting` (ended; waits
 * for the next try) · `stopping` · `stopped` · `failed` (given up; `detail` says why).
 */
const serviceStates = ['waiting', 'preparing', 'starting', 'ready', 'restarting', 'stopping', 'stopped', 'failed'] as const;

const service = z.object({
  state: z.enum(serviceStates),
  pid: z.number().nullable(),
  /** Names the process together with the pid (process-birth.ts). */
  birth: z.string().nullable(),
  port: z.number().nullable(),
  uiPort: z.number().nullable(),
  /** When the state began, epoch milliseconds. */
  since: z.number(),
  restarts: z.number(),
  progress: z.object({ done: z.number(), total: z.number(), what: z.string() }).nullable(),
  detail: z.string().nullable(),
  log: z.string(),
});

const schema = z.object({
  version: z.literal(1),
  pid: z.number(),
  birth: z.string().nullable(),
  startedAt: z.number(),
  /** Address of the product, null until the API answers. */
  url: z.string().nullable(),
  databaseUrl: z.string().nullable(),
  temporalAddress: z.string().nullable(),
  temporalNamespace: z.string().nullable(),
  loopbackUrl: z.string().nullable(),
  services: z.record(z.string(), service),
});

export type ServiceStatus = z.infer<typeof service>;
export type SupervisorState = z.infer<typeof schema>;

/** Null when there is none, or none that can be read. */
export function readStateFile(file: string): SupervisorState | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** In one step: whoever reads sees the old or the new state, whole. For its owner only, since it holds the database's password. */
export function writeStateFile(file: string, state: SupervisorState): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
