import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { encodeBlockState, enrolledState } from '../codec/block-state.ts';
import type { Engine, RunRef } from '../engine.ts';
import { enrolExisting } from '../entry/enrol-existing.ts';
import { insideOf } from '../entry/inside-of.ts';
import { memberBlocks } from '../entry/member-blocks.ts';
import type { MemberPage } from '../entry/member-pages.ts';
import { byBlock } from '../step/step-changes.ts';
import { loadPlan } from './load-plan.ts';
import { readRun, type RunRecord } from './run-record.ts';

export interface EnrolOptions {
  /** Blocks looked at in one call. */
  readonly maxBlocks: number;
}

/**
 * Enrols the next page of blocks: the audience as of the start instant and watermark, each at the plan's first op. Pages end on block boundaries and
 * rows that are there stay as they are, so a repeat enrols nobody twice. Where people enter one by one, those of an audience are told apart who belong
 * to it already.
 */
export async function enrolBlocks(
  engine: Engine,
  ref: RunRef,
  { maxBlocks }: EnrolOptions,
): Promise<{ readonly done: boolean; readonly enrolled: number }> {
  return engine.db.transaction().execute(async (db) => {
    const run = await readRun(db, ref, 'update');
    if (run.enrolBlock === null || run.state !== 'running') return { done: true, enrolled: 0 };
    const allBlocks = await memberBlocks(db, run.workspaceId);
    const to = Math.min(run.enrolBlock + maxBlocks, allBlocks);
    const page = { from: run.enrolBlock, to };
    const enrolled = run.isOneByOne ? await enrolExisting(db, run, page) : await enrolAudience(db, run, page);
    const done = to >= allBlocks;
    await sql`update run set enrol_block = ${done ? null : to} where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
    return { done, enrolled };
  });
}

/** Enrols those of the audience whom these blocks hold, all at the plan's first op; returns how many they are. */
async function enrolAudience(db: Database, run: RunRecord, page: MemberPage): Promise<number> {
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const members = [...(await insideOf(db, { run, plan }, { at: run.startAt, blocks: page, watermark: run.startWatermark }))];
  const blocks = [...byBlock(members)];
  if (blocks.length > 0) {
    await sql`
      insert into run_block (workspace_id, run_id, block, state, active, next_due, here)
      select ${run.workspaceId}, ${run.runId}, u.block, u.state, u.active, ${new Date(run.startAt)}, jsonb_build_object('0', u.active)
      from unnest(${blocks.map(([block]) => block)}::int[], ${blocks.map(([, slots]) => encodeBlockState(enrolledState(Uint16Array.from(slots), run.startAt)))}::bytea[],
        ${blocks.map(([, slots]) => slots.length)}::int[]) as u(block, state, active)
      on conflict do nothing`.execute(db);
  }
  return members.length;
}
