import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Engine } from '../engine.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { type ChunkEntries, parseEntries } from './chunk-entry.ts';

/** A chunk that is ours to send or to ask about, until its lease ends. */
export interface TakenChunk {
  readonly id: bigint;
  readonly runId: string;
  readonly node: string;
  readonly key: string;
  readonly entries: ChunkEntries;
  /** Attempts including this one. */
  readonly attempts: number;
  /** Ours alone: whoever takes the chunk over writes another, and what we then learn is not recorded. */
  readonly token: string;
  /** It was on the wire before, and nobody knows what became of it. */
  readonly isAmbiguous: boolean;
  /** `performance.now()` when it was taken: a call must not begin so late that its lease could end under it. */
  readonly takenAtMs: number;
}

export interface Taking {
  readonly workspaceId: string;
  readonly bound: BoundChannel;
  readonly limit: number;
  /** What chunks say that this process has written itself, so that it need not be read back. */
  readonly known: ReadonlyMap<bigint, ChunkEntries>;
}

/** A call may take this long; a lease outlives any call that began in its first seconds. */
export const callMs = 12_000;
export const startWithinMs = 4_000;
const leaseMs = callMs + startWithinMs + 4_000;

/** Puts ready chunks of running runs on the wire: from here on a crash makes them ambiguous. */
export function takeReady(engine: Engine, taking: Taking): Promise<readonly TakenChunk[]> {
  return take(engine, taking, {
    which: sql`c.state = 'ready' and coalesce(c.not_before, '-infinity') <= now() and r.state = 'running' and r.request is null`,
    isAmbiguous: false,
  });
}

/** Takes over chunks that were on the wire when their sender died or got no answer that says anything. */
export function takeLapsed(engine: Engine, taking: Taking): Promise<readonly TakenChunk[]> {
  return take(engine, taking, { which: sql`c.state = 'on-wire' and c.lease_until <= now() and r.state <> 'paused'`, isAmbiguous: true });
}

interface Which {
  readonly which: RawBuilder<unknown>;
  readonly isAmbiguous: boolean;
}

async function take({ db }: Engine, { workspaceId, bound, limit, known }: Taking, { which, isAmbiguous }: Which): Promise<readonly TakenChunk[]> {
  if (limit <= 0) return [];
  const token = randomUUID();
  const takenAtMs = performance.now();
  const { rows } = await sql<{ id: bigint; run_id: string; node: string; key: string; attempts: number; entries: string | null }>`
    update chunk set state = 'on-wire', token = ${token}, lease_until = now() + ${`${leaseMs} milliseconds`}::interval, attempts = attempts + 1
    where workspace_id = ${workspaceId} and id in (
      select c.id from chunk c join run r on r.workspace_id = c.workspace_id and r.id = c.run_id
      where c.workspace_id = ${workspaceId} and c.account_id = ${bound.accountId} and ${which}
      order by c.id limit ${limit} for update of c skip locked)
    returning id, run_id, node, key, attempts, case when id = any(${[...known.keys()]}::bigint[]) then null else entries end as entries`.execute(db);
  return rows
    .map((row) => ({
      id: row.id,
      runId: row.run_id,
      node: row.node,
      key: row.key,
      attempts: row.attempts,
      token,
      isAmbiguous,
      takenAtMs,
      entries: known.get(row.id) ?? parseEntries(row.entries ?? ''),
    }))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
