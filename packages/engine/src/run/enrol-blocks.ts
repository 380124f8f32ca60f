import { filterSql } from '@magpie/audience/sql';
import { CompiledQuery, sql } from 'kysely';
import { encodeBlockState, enrolledState } from '../codec/block-state.ts';
import type { Engine, RunRef } from '../engine.ts';
import { enrolExisting } from '../entry/enrol-existing.ts';
import { memberNo } from '../facts/ask-predicate.ts';
import { resolveNeeds } from '../facts/resolve-needs.ts';
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
    const { rows } = await sql<{
      blocks: number;
    }>`select (coalesce(max(no), -1) >> 10) + 1 as blocks from member where workspace_id = ${run.workspaceId}`.execute(db);
    const allBlocks = rows[0]?.blocks ?? 0;
    const to = Math.min(run.enrolBlock + maxBlocks, allBlocks);
    if (run.isOneByOne) {
      const enrolled = await enrolExisting(db, run, { from: run.enrolBlock, to });
      const done = to >= allBlocks;
      await sql`update run set enrol_block = ${done ? null : to} where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
      return { done, enrolled };
    }
    const members = await audienceOf({ ...engine, db }, run, { from: run.enrolBlock, to });
    const blocks = [...byBlock(members)];
    const done = to >= allBlocks;
    if (blocks.length > 0) {
      await sql`
        insert into run_block (workspace_id, run_id, block, state, active, next_due, here)
        select ${run.workspaceId}, ${run.runId}, u.block, u.state, u.active, ${new Date(run.startAt)}, jsonb_build_object('0', u.active)
        from unnest(${blocks.map(([block]) => block)}::int[], ${blocks.map(([, slots]) => encodeBlockState(enrolledState(Uint16Array.from(slots), run.startAt)))}::bytea[],
          ${blocks.map(([, slots]) => slots.length)}::int[]) as u(block, state, active)
        on conflict do nothing`.execute(db);
    }
    await sql`update run set enrol_block = ${done ? null : to} where workspace_id = ${run.workspaceId} and id = ${run.runId}`.execute(db);
    return { done, enrolled: members.length };
  });
}

async function audienceOf(
  engine: Pick<Engine, 'db'>,
  run: RunRecord,
  blocks: { readonly from: number; readonly to: number },
): Promise<readonly number[]> {
  const plan = await loadPlan(engine.db, run.workspaceId, run.planHash);
  const enter = plan.ops[0];
  const filter = enter?.op === 'enter' && enter.audience !== null ? enter.audience : { type: 'all' as const, of: [] };
  const asOf = await resolveNeeds(engine.db, filter, {
    workspaceId: run.workspaceId,
    asOf: { now: run.startAt, watermark: run.startWatermark, zone: run.zone, anchorDates: run.anchorDates },
  });
  const { text, values } = filterSql(filter, { workspaceId: run.workspaceId, asOf, blocks });
  const { rows } = await engine.db.executeQuery(CompiledQuery.raw(text, [...values]));
  return rows.map(memberNo);
}
