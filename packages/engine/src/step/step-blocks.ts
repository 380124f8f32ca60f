import { type DB, withTransaction } from '@magpie/db';
import type { Transaction } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { askFacts } from '../facts/ask-facts.ts';
import { tellMoves } from '../news/tell-moves.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { advanceGroups } from './advance-groups.ts';
import { lockBlocks } from './block-page.ts';
import { drawBatch } from './draw-batch.ts';
import { type Chosen, groupSlots } from './group-due.ts';
import { moveSlots } from './move-slots.ts';
import { writeStuck } from './set-aside.ts';
import { stepChanges } from './step-changes.ts';
import { readWho } from './who.ts';
import { writeStep } from './write-step.ts';

export interface BlockStep {
  readonly run: RunRef;
  readonly blocks: readonly number[];
  /** Logical instant of the step: nobody moves beyond it. */
  readonly at: number;
  readonly wave: number;
  readonly chosen: Chosen;
}

/**
 * One step transaction over several blocks. Locks: the run (shared), then its blocks in order; the watermark and the batch number are taken after
 * the locks. Returns how many members moved; 0 when there is nothing to do, or the run is paused, stopped or over.
 */
export async function stepBlocks(engine: Engine, step: BlockStep): Promise<number> {
  return withTransaction(engine.db, (db) => stepIn(db, step));
}

async function stepIn(db: Transaction<DB>, step: BlockStep): Promise<number> {
  const run = await readRun(db, step.run, 'share');
  if (run.state !== 'running' || run.request !== null) return 0;
  const page = await lockBlocks(db, step.run, step.blocks);
  const groups = groupSlots(page, step.chosen);
  if (groups.length === 0) return 0;
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const { watermark, batch } = await drawBatch(db, run.workspaceId, run.clock.type === 'replayed');
  const places = groups.flatMap(({ members }) => members);
  const who = await readWho(db, run, places, watermark);
  const { moved, stuck } = await advanceGroups(
    { plan, ...(run.clock.type === 'real' ? { settlingMs: run.settlingMs } : {}) },
    groups,
    step.at,
    askFacts({ db, run, plan, who, watermark, now: step.at }),
  );
  const { transitions, effects } = stepChanges(moved);
  const blocks = moveSlots(page, { moved, stuck });
  await writeStep(db, { run, who, batch, watermark, wave: step.wave, at: step.at, blocks, transitions, effects });
  await tellMoves(db, { run, plan, who, moved, at: step.at });
  await writeStuck(db, { run: step.run, plan, at: step.at }, stuck);
  return moved.reduce((count, { members, result }) => count + (result.transitions.length > 0 ? members.length : 0), 0);
}
