import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, RunRef } from '../engine.ts';
import { lookForEntries } from '../entry/look-for-entries.ts';
import { prepareRehearsal } from '../rehearsal/prepare-rehearsal.ts';
import { advanceBlocks } from '../step/advance-blocks.ts';
import { applyFacts } from './apply-facts.ts';
import { enrolBlocks } from './enrol-blocks.ts';
import { feedFacts } from './feed-facts.ts';
import { finishRun } from './finish-run.ts';
import { nextWake } from './next-wake.ts';
import { resolveRun } from './resolve-run.ts';
import type { Wake } from './wake.ts';

export interface DriveOptions {
  readonly signal?: AbortSignal;
  /** Sends what is due; `until` is when more becomes due by itself, wall time. A backtest, which sends nothing, has none. */
  dispatch?(run: RunRef, at: number): Promise<{ readonly until: number | null } | undefined>;
  onWake?(wake: Wake): void;
}

/** Runs a run to its end in this process, as its workflow would: for backtests, tests and measurements. Returns the state it ended in. */
export async function driveRun(engine: Engine, run: RunRef, options: DriveOptions = {}): Promise<string> {
  await prepareRehearsal(engine, run);
  await resolveRun(engine, run);
  while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
  while (!options.signal?.aborted) {
    const wake = await nextWake(engine, run, Date.now());
    options.onWake?.(wake);
    if (wake.type === 'ended') return wake.state;
    if (wake.type === 'paused') return 'paused';
    await obey(engine, run, wake, options);
  }
  return 'aborted';
}

async function obey(engine: Engine, run: RunRef, wake: Exclude<Wake, { type: 'ended' | 'paused' }>, options: DriveOptions): Promise<void> {
  if (wake.type === 'finish') return finishRun(engine, run);
  if (wake.type === 'wave') {
    for (const shard of wake.shards)
      await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at }, options.signal ? { signal: options.signal } : {});
  } else if (wake.type === 'look') {
    await lookForEntries(engine, run, wake.at);
  } else if (wake.type === 'feed') {
    await feedFacts(engine, run, wake.at);
    await applyFacts(engine, run.workspaceId);
  } else if (wake.type === 'dispatch') {
    const until = (await options.dispatch?.(run, wake.at))?.until ?? null;
    if (until !== null) await waitUntil(until);
  } else await waitUntil(wake.until ?? Infinity);
}

/** A second at most: somebody may have paused or stopped the run meanwhile. */
async function waitUntil(instant: number): Promise<void> {
  await delay(Math.min(1_000, Math.max(0, instant - Date.now())));
}
