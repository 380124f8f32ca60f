import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import { callProvider } from './call-provider.ts';
import { Pressure } from './pressure.ts';
import { sendFlow } from './send-flow.ts';
import type { BoundChannel } from './channel-resolver.ts';
import type { ChunkEntries } from './chunk-entry.ts';
import { claimNext } from './claim.ts';
import type { DispatchOptions } from './dispatch.ts';
import { type Attempt, recordOutcomes } from './record-outcomes.ts';
import { suppressStopped } from './suppress-stopped.ts';
import { type TakenChunk, takeLapsed, takeReady, type Taking } from './take-chunks.ts';

/** Messages that a drain moved on. */
export interface Drained {
  readonly claimed: number;
  readonly accepted: number;
  readonly failed: number;
  readonly unknown: number;
  readonly held: number;
  readonly suppressed: number;
}

export interface Drain {
  readonly workspaceId: string;
  readonly bound: BoundChannel;
  readonly options: DispatchOptions;
}

/** Calls at once. */
const lanes = { idempotent: 16, fragile: 8 };
/** Chunks on the wire at once: after a crash these are ambiguous, which an idempotent provider does not mind. */
const onWireAtMost = { idempotent: 128, fragile: lanes.fragile };
/** While fewer chunks than this stand ready, the next are claimed. */
const chunksAhead = 512;

export interface DrainEnd extends Drained {
  readonly runs: ReadonlySet<string>;
  /** Wall time before which the provider wants nothing more; null = it does not mind. */
  readonly throttledUntil: number | null;
}

/** Claims, sends and records, all at once, until nothing of an account is due, or the provider wants no more. */
export async function drainAccount(engine: Engine, drain: Drain): Promise<DrainEnd> {
  const { workspaceId, bound, options } = drain;
  const progress = {
    total: { claimed: 0, accepted: 0, failed: 0, unknown: 0, held: 0, suppressed: 0 },
    runs: new Set<string>(),
    known: new Map<bigint, ChunkEntries>(),
  };
  const trust = bound.channel.capabilities.idempotent ? 'idempotent' : 'fragile';
  const pressure = new Pressure(lanes[trust], onWireAtMost[trust]);
  await sendFlow<TakenChunk, Attempt>(
    {
      prepare: () => claimRound(engine, drain, progress),
      take: async (limit) => {
        const taken = await takeRound(engine, { workspaceId, bound, limit, known: progress.known });
        // What is still known then was taken by another dispatcher.
        if (taken.length === 0) progress.known.clear();
        return taken;
      },
      call: async (chunk) => ({ chunk, outcome: await callProvider(bound, chunk) }),
      giveBack: (chunk) => ({ chunk, outcome: { type: 'unbegun' } }),
      record: async (attempts) => {
        await record(engine, drain, progress, attempts);
        pressure.note(attempts);
        return { limit: pressure.limit, isOver: pressure.throttledUntil !== null };
      },
    },
    { lanes: lanes[trust], limit: pressure.limit, isShort: () => progress.known.size < chunksAhead, signal: options.signal },
  );
  progress.total.suppressed += await suppressStopped(engine, workspaceId, bound);
  return { ...progress.total, runs: progress.runs, throttledUntil: pressure.throttledUntil };
}

interface Progress {
  readonly total: { -readonly [Key in keyof Drained]: number };
  readonly runs: Set<string>;
  /** What the chunks that stand ready say. */
  readonly known: Map<bigint, ChunkEntries>;
}

/** One claim of every run that wants one. Returns whether any found something. */
async function claimRound(engine: Engine, drain: Drain, { total, runs, known }: Progress): Promise<boolean> {
  let found = false;
  for (const run of await sendingRuns(engine, drain)) {
    if (drain.options.signal.aborted) break;
    const claimed = await claimNext(engine, run, drain.bound, await claimInstant(engine, run, drain.options));
    if (!claimed) continue;
    found = true;
    runs.add(run.runId);
    for (const { id, entries } of claimed.chunks) known.set(id, entries);
    add(total, claimed);
  }
  return found;
}

async function record(
  engine: Engine,
  { workspaceId, options }: Drain,
  { total, runs, known }: Progress,
  attempts: readonly Attempt[],
): Promise<void> {
  for (const { chunk } of attempts) {
    known.delete(chunk.id);
    runs.add(chunk.runId);
  }
  add(total, await recordOutcomes(engine, workspaceId, attempts));
  options.onProgress?.({ ...total });
}

/** Takes a round of chunks: first those whose fate is open. */
async function takeRound(engine: Engine, taking: Taking): Promise<readonly TakenChunk[]> {
  const lapsed = await takeLapsed(engine, taking);
  return [...lapsed, ...(await takeReady(engine, { ...taking, limit: taking.limit - lapsed.length }))];
}

async function sendingRuns({ db }: Engine, { workspaceId, options }: Drain): Promise<readonly RunRef[]> {
  const { rows } = await sql<{ run_id: string }>`
    select r.id as run_id from run r
    where r.workspace_id = ${workspaceId} and (r.state = 'stopped' or r.state = 'running' and r.request is distinct from 'pause')
      and (${options.runId ?? null}::text is null or r.id = ${options.runId ?? null})
      and exists (select from send_block s where s.workspace_id = r.workspace_id and s.run_id = r.id and s.next_claim is not null) order by 1`.execute(
    db,
  );
  return rows.map(({ run_id }) => ({ workspaceId, runId: run_id }));
}

/** On a stepped clock claiming happens at the logical instant. A stopped run settles everything. */
async function claimInstant({ db }: Engine, ref: RunRef, { wallNow = Date.now() }: DispatchOptions): Promise<number> {
  const run = await readRun(db, ref);
  if (run.state === 'stopped' || run.request === 'stop') return endOfTime;
  return run.clock.type === 'real' ? wallNow : run.logicalNow;
}

/** The last instant a Date can hold. */
const endOfTime = 8.64e15;

function add(total: { -readonly [Key in keyof Drained]: number }, part: Partial<Drained>): void {
  total.claimed += part.claimed ?? 0;
  total.accepted += part.accepted ?? 0;
  total.failed += part.failed ?? 0;
  total.unknown += part.unknown ?? 0;
  total.held += part.held ?? 0;
  total.suppressed += part.suppressed ?? 0;
}
