import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { stepBlocks } from './step-blocks.ts';

export interface WaveRange {
  readonly wave: number;
  /** Logical instant of the wave. */
  readonly at: number;
  readonly fromBlock: number;
  /** Exclusive. */
  readonly toBlock: number;
}

export interface AdvanceOptions {
  readonly signal?: AbortSignal;
  onProgress?(moved: number): void;
}

/** Blocks per transaction: measured well. */
const blocksPerStep = 32;

/** Moves everyone in a range of blocks who is due by `at`, until nobody is. A repeat finds nothing due. */
export async function advanceBlocks(
  engine: Engine,
  run: RunRef,
  range: WaveRange,
  { signal, onProgress }: AdvanceOptions = {},
): Promise<{ readonly moved: number; readonly transactions: number }> {
  let moved = 0;
  let transactions = 0;
  for (let from = range.fromBlock; from < range.toBlock && !signal?.aborted;) {
    const blocks = await dueBlocks(engine, run, { ...range, fromBlock: from });
    const last = blocks.at(-1);
    if (last === undefined) break;
    const step = await stepBlocks(engine, { run, blocks, at: range.at, wave: range.wave, chosen: ({ due }) => due <= range.at });
    transactions += 1;
    moved += step;
    onProgress?.(moved);
    // Whoever must see their own effects first is due again at once: the page is asked again until nothing in it is.
    const isDone = (await dueBlocks(engine, run, { ...range, fromBlock: from, toBlock: last + 1 })).length === 0;
    if (isDone) from = last + 1;
    else if (step === 0) break;
  }
  return { moved, transactions };
}

async function dueBlocks(engine: Engine, run: RunRef, range: WaveRange): Promise<readonly number[]> {
  const { rows } = await sql<{ block: number }>`
    select block from run_block
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and next_due <= ${new Date(range.at)} and block >= ${range.fromBlock} and block < ${range.toBlock}
    order by block limit ${blocksPerStep}`.execute(engine.db);
  return rows.map(({ block }) => block);
}
