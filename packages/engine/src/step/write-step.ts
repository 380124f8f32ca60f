import type { Database, DB } from '@magpie/db';
import { sql, type Transaction } from 'kysely';
import { encodeBlockState } from '../codec/block-state.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { MovedBlock } from './move-slots.ts';
import type { EffectRow, TransitionRow } from './step-changes.ts';
import type { Who } from './who.ts';
import { writeEffects } from './write-effects.ts';

export interface StepWrite {
  readonly run: RunRecord;
  readonly who: Who;
  readonly batch: bigint;
  readonly watermark: bigint | null;
  readonly wave: number;
  /** Logical instant of the step. */
  readonly at: number;
  readonly blocks: readonly MovedBlock[];
  readonly transitions: readonly TransitionRow[];
  readonly effects: readonly EffectRow[];
}

/** Writes a step: the batch, where everyone is now, history, and effects, all in the step's transaction. */
export async function writeStep(db: Transaction<DB>, step: StepWrite): Promise<void> {
  const { workspaceId, runId } = step.run;
  await sql`insert into batch (workspace_id, run_id, number, wave, watermark, at) values (${workspaceId}, ${runId}, ${step.batch}, ${step.wave}, ${step.watermark}, ${new Date(step.at)})`.execute(
    db,
  );
  await sql`
    update run_block r set state = u.state, next_due = to_timestamp(u.next_due / 1000.0), here = u.here::jsonb
    from unnest(${step.blocks.map(({ block }) => block)}::int[], ${step.blocks.map(({ state }) => encodeBlockState(state))}::bytea[],
      ${step.blocks.map(({ nextDue }) => nextDue)}::bigint[], ${step.blocks.map(({ here }) => JSON.stringify(here))}::text[]) as u(block, state, next_due, here)
    where r.workspace_id = ${workspaceId} and r.run_id = ${runId} and r.block = u.block`.execute(db);
  if (step.transitions.length > 0) await writeTransitions(db, step);
  await writeEffects(db, step);
  await sql`select pg_notify('magpie_run', ${`${workspaceId}/${runId}`})`.execute(db);
}

async function writeTransitions(db: Database, { run, batch, transitions }: StepWrite): Promise<void> {
  await sql`
    insert into transition_block (workspace_id, run_id, batch, block, node, outcome, visit, slots, instants, count)
    select ${run.workspaceId}, ${run.runId}, ${batch}, u.* from unnest(
      ${transitions.map((row) => row.block)}::int[], ${transitions.map((row) => row.node)}::text[], ${transitions.map((row) => row.outcome)}::text[],
      ${transitions.map((row) => row.visit)}::int[], ${transitions.map((row) => row.slots)}::bytea[], ${transitions.map((row) => row.instants)}::bytea[],
      ${transitions.map((row) => row.count)}::int[]) as u`.execute(db);
}
