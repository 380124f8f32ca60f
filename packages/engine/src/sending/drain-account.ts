import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import { callProvider } from './call-provider.ts';
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

const callsInFlight = 8;
/** Chunks on the wire at once: after a crash these are ambiguous, which an idempotent provider does not mind. */
const chunksPerRound = { idempotent: 64, fragile: callsInFlight };
/** While fewer chunks than this stand ready, the next are claimed. */
const chunksAhead = 512;

export interface DrainEnd extends Drained {
  readonly runs: ReadonlySet<string>;
  /** Wall time before which the provider wants nothing more; null = it does not mind. */
  readonly throttledUntil: number | null;
}

/** Claims, sends and records until nothing of an account is due, or the provider wants no more: while a round is sent, the next is taken, more is claimed, and the one before is recorded. */
export async function drainAccount(engine: Engine, drain: Drain): Promise<DrainEnd> {
  const { workspaceId, bound, options } = drain;
  const progress = { total: { claimed: 0, accepted: 0, failed: 0, unknown: 0, held: 0, suppressed: 0 }, runs: new Set<string>(), known: new Map<bigint, ChunkEntries>() };
  const { idempotent } = bound.channel.capabilities;
  let limit = idempotent ? chunksPerRound.idempotent : chunksPerRound.fragile;
  const take = () => inBackground(takeRound(engine, { workspaceId, bound, limit, known: progress.known }));
  let claiming = inBackground(claimRound(engine, drain, progress));
  let recording = inBackground(Promise.resolve());
  let taking = take();
  let throttledUntil: number | null = null;
  while (!options.signal.aborted && throttledUntil === null) {
    const taken = await taking.promise;
    if (taken.length === 0) {
      // What is still known was taken by another dispatcher.
      progress.known.clear();
      if (!(await claiming.promise)) break;
    }
    const isShort = claiming.isDone() && progress.known.size < chunksAhead && (await claiming.promise);
    if (taken.length === 0 || isShort) claiming = inBackground(claimRound(engine, drain, progress));
    const ahead = idempotent && taken.length > 0 ? take() : null;
    const attempts = await sendAll(bound, taken, options.signal);
    if (idempotent) limit = nextLimit(limit, attempts);
    throttledUntil = endOfThrottling(attempts);
    await recording.promise;
    recording = inBackground(record(engine, drain, progress, attempts));
    taking = ahead ?? take();
  }
  const left = await taking.promise;
  await Promise.all([recording.promise, claiming.promise]);
  await record(engine, drain, progress, await sendAll(bound, left, AbortSignal.abort()));
  progress.total.suppressed += await suppressStopped(engine, workspaceId, bound);
  return { ...progress.total, runs: progress.runs, throttledUntil };
}

/** When all of a round was throttled, more calls would only be refused as well. */
function endOfThrottling(attempts: readonly Attempt[]): number | null {
  const waits = attempts.flatMap(({ outcome }) => (outcome.type === 'later' && outcome.isThrottled ? [outcome.afterMs] : []));
  return waits.length > 0 && waits.length === attempts.length ? Date.now() + Math.min(...waits) : null;
}

/** Fewer at once where the provider is so slow that some had to be given back, more where it keeps up. */
function nextLimit(limit: number, attempts: readonly Attempt[]): number {
  const isLate = attempts.some(({ outcome }) => outcome.type === 'unbegun');
  return isLate ? Math.max(callsInFlight, limit >> 1) : Math.min(chunksPerRound.idempotent, limit + callsInFlight);
}

/** Work that goes on beside: its fault is met where it is awaited, and does not count as unhandled until then. */
function inBackground<Value>(promise: Promise<Value>): { readonly promise: Promise<Value>; isDone(): boolean } {
  let isDone = false;
  promise.then(
    () => (isDone = true),
    () => (isDone = true),
  );
  return { promise, isDone: () => isDone };
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
    const claimed = await claimNext(engine, run, drain.bound, await claimInstant(engine, run));
    if (!claimed) continue;
    found = true;
    runs.add(run.runId);
    for (const { id, entries } of claimed.chunks) known.set(id, entries);
    add(total, claimed);
  }
  return found;
}

async function record(engine: Engine, { workspaceId, options }: Drain, { total, runs, known }: Progress, attempts: readonly Attempt[]): Promise<void> {
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

/** Sends chunks, several at a time. Once aborted, what was not begun is given back. */
async function sendAll(bound: BoundChannel, taken: readonly TakenChunk[], signal: AbortSignal): Promise<readonly Attempt[]> {
  const queue = taken.toReversed();
  const attempts: Attempt[] = [];
  const lane = async (): Promise<void> => {
    for (let chunk = queue.pop(); chunk; chunk = queue.pop()) attempts.push({ chunk, outcome: signal.aborted ? { type: 'unbegun' } : await callProvider(bound, chunk) });
  };
  await Promise.all(Array.from({ length: Math.min(callsInFlight, taken.length) }, lane));
  return attempts;
}

async function sendingRuns({ db }: Engine, { workspaceId, options }: Drain): Promise<readonly RunRef[]> {
  const { rows } = await sql<{ run_id: string }>`
    select r.id as run_id from run r
    where r.workspace_id = ${workspaceId} and (r.state = 'stopped' or r.state = 'running' and r.request is distinct from 'pause')
      and (${options.runId ?? null}::text is null or r.id = ${options.runId ?? null})
      and exists (select from send_block s where s.workspace_id = r.workspace_id and s.run_id = r.id and s.next_claim is not null) order by 1`.execute(db);
  return rows.map(({ run_id }) => ({ workspaceId, runId: run_id }));
}

/** On a stepped clock claiming happens at the logical instant. A stopped run settles everything. */
async function claimInstant({ db }: Engine, ref: RunRef): Promise<number> {
  const run = await readRun(db, ref);
  if (run.state === 'stopped' || run.request === 'stop') return endOfTime;
  return run.clock.type === 'real' ? Date.now() : run.logicalNow;
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
