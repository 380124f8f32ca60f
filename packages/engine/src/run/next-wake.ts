import type { Database } from '@magpie/db';
import { hourMs, minuteMs } from '@magpie/kit';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { type PendingWork, pendingWork } from './pending-work.ts';
import { readRun, type RunRecord } from './run-record.ts';
import type { Wake } from './wake.ts';

/** Blocks of one shard of a wave: half a million members in four children. */
const shardBlocks = 128;
/** A rehearsal feeds its customers' deeds by three hours; each keeps its own instant. */
const feedGridMs = 3 * hourMs;

/**
 * What a run has to do next, read from its rows under the exclusive lock on the run: an unfinished wave first. Level-triggered: it may be asked any
 * number of times, and forgets nothing. `wallNow` is the machine's time.
 */
export async function nextWake(engine: Engine, ref: RunRef, wallNow: number): Promise<Wake> {
  return engine.db.transaction().execute(async (db) => {
    const run = await readRun(db, ref, 'update');
    const settled = await settleRequest(db, run);
    if (settled) return settled;
    const work = await pendingWork(db, run);
    const wake = run.clock.type === 'real' ? realWake(run, work, wallNow) : steppedWake(run, work, wallNow);
    await recordWake(db, run, { wake, reached: reachedBy(run, work, wake) });
    if (wake.type !== 'wave') return wake;
    return { ...wake, wave: run.wave + 1, shards: await shardsOf(db, run, wake.at) };
  });
}

/** A request that was raised becomes a state under the lock; a run that is over says so. */
async function settleRequest(db: Database, run: RunRecord): Promise<Wake | null> {
  let { state } = run;
  if (run.request !== null && (state === 'running' || state === 'paused')) {
    state = run.request === 'stop' ? 'stopped' : 'paused';
    await sql`update run set state = ${state}, request = null where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
  }
  if (state === 'paused') return { type: 'paused' };
  if (state === 'running') return null;
  if (state !== 'stopped') return { type: 'ended', state };
  const { nextClaim, openChunks } = await pendingWork(db, run);
  if (nextClaim !== null || openChunks > 0) return { type: 'dispatch', at: run.logicalNow };
  const { rows } = await sql<{
    ended: boolean;
  }>`select ended_at is not null as ended from run where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
  return rows[0]?.ended ? { type: 'ended', state } : { type: 'finish' };
}

/** The machine's clock: what is due by now, in waves of a minute. */
function realWake(run: RunRecord, work: PendingWork, wallNow: number): Wake {
  const waveAt = work.nextDue === null ? Infinity : Math.ceil(work.nextDue / minuteMs) * minuteMs;
  if (waveAt <= wallNow) return { type: 'wave', wave: 0, at: waveAt, shards: [] };
  const lookAt = work.nextLook ?? Infinity;
  if (lookAt <= wallNow) return { type: 'look', at: lookAt };
  const claimAt = work.nextClaim ?? Infinity;
  if (claimAt <= wallNow || work.openChunks > 0) return { type: 'dispatch', at: wallNow };
  const closes = Math.max(run.goalClosesAt ?? -Infinity, work.entriesClose ?? -Infinity);
  const isOver = work.nextDue === null && work.nextClaim === null && closes <= wallNow;
  if (isOver) return { type: 'finish' };
  const closesAt = closes === -Infinity ? Infinity : Math.max(closes, wallNow);
  return { type: 'sleep', until: finite(Math.min(waveAt, lookAt, claimAt, closesAt)) };
}

/**
 * A scaled or replayed clock stands still at an instant until it is drained: what customers did is fed, nobody is due, every call is answered. Then
 * it goes on to the next instant, not before the pace allows.
 */
function steppedWake(run: RunRecord, work: PendingWork, wallNow: number): Wake {
  const now = run.logicalNow;
  if ((work.nextFeed ?? Infinity) <= now) return { type: 'feed', at: now };
  if ((work.nextDue ?? Infinity) <= now) return { type: 'wave', wave: 0, at: now, shards: [] };
  if ((work.nextLook ?? Infinity) <= now) return { type: 'look', at: now };
  if ((work.nextClaim ?? Infinity) <= now || work.openChunks > 0) return { type: 'dispatch', at: now };
  const closes = nextClose(run, work);
  const isOver = work.nextDue === null && work.nextClaim === null && closes === Infinity;
  if (isOver) return { type: 'finish' };
  const feedAt = work.nextFeed === null ? Infinity : Math.ceil(work.nextFeed / feedGridMs) * feedGridMs;
  const dueAt =
    run.clock.type === 'replayed' && work.nextDue !== null ? Math.ceil(work.nextDue / feedGridMs) * feedGridMs : (work.nextDue ?? Infinity);
  const lookAt = work.nextLook !== null && work.nextLook < (work.entriesClose ?? 0) ? work.nextLook : Infinity;
  const next = Math.min(feedAt, dueAt, lookAt, work.nextClaim ?? Infinity, closes);
  const allowedAt = run.clock.type === 'scaled' ? run.clock.wallStart + (next - run.startAt) / run.clock.pace : 0;
  if (allowedAt > wallNow) return { type: 'sleep', until: allowedAt };
  if ((work.nextFeed ?? Infinity) <= next) return { type: 'feed', at: next };
  if ((work.nextDue ?? Infinity) <= next) return { type: 'wave', wave: 0, at: next, shards: [] };
  if (lookAt <= next) return { type: 'look', at: next };
  return work.nextClaim !== null && work.nextClaim <= next ? { type: 'dispatch', at: next } : { type: 'sleep', until: 0 };
}

/** Keeps the instant the clock has come to and when the timer is set, for the reconciler and the screens. */
async function recordWake(db: Database, run: RunRecord, { wake, reached }: { readonly wake: Wake; readonly reached: number }): Promise<void> {
  const armed = wake.type === 'sleep' && wake.until !== null && wake.until > 0 ? new Date(wake.until) : null;
  await sql`
    update run set logical_now = greatest(logical_now, ${new Date(reached)}), armed_at = ${armed}, wave = wave + ${wake.type === 'wave' ? 1 : 0}
    where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
}

/** The instant the clock comes to. Nothing is to do when the goal or the entry closes but to have reached it. */
function reachedBy(run: RunRecord, work: PendingWork, wake: Wake): number {
  if ('at' in wake) return wake.at;
  const closes = nextClose(run, work);
  return wake.type === 'sleep' && wake.until === 0 && closes < Infinity ? closes : run.logicalNow;
}

/** When the goal closes or nobody enters any more, whichever comes next; Infinity when both lie behind, or never come. */
function nextClose(run: RunRecord, { entriesClose }: PendingWork): number {
  const ahead = [run.goalClosesAt, entriesClose].filter((at): at is number => at !== null && at > run.logicalNow);
  return Math.min(Infinity, ...ahead);
}

async function shardsOf(db: Database, run: RunRecord, at: number): Promise<readonly { readonly fromBlock: number; readonly toBlock: number }[]> {
  const { rows } = await sql<{ shard: number }>`
    select distinct block / ${shardBlocks}::int as shard from run_block
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and next_due <= ${new Date(at)} order by 1`.execute(db);
  return rows.map(({ shard }) => ({ fromBlock: shard * shardBlocks, toBlock: (shard + 1) * shardBlocks }));
}

function finite(instant: number): number | null {
  return Number.isFinite(instant) ? instant : null;
}
