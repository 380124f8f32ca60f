import type { Database } from '@magpie/db';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';
import { encodeBits } from '../codec/slot-set.ts';
import { loadPlan } from '../run/load-plan.ts';
import type { EffectRowOf } from './write-effects.ts';
import type { StepWrite } from './write-step.ts';

/** Id of the cohort that a node of a run saves into. */
export function cohortIdOf(runId: string, node: string): string {
  return `${runId}:${node}`;
}

/** Adds members to the cohorts of a run. Cohorts come last in the lock order, and in order of (cohort, block). */
export async function saveCohorts(db: Database, { run }: StepWrite, rows: readonly EffectRowOf<'save'>[]): Promise<void> {
  if (rows.length === 0) return;
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  for (const { effect, block, slots } of rows.toSorted((left, right) => left.effect.op - right.effect.op || left.block - right.block)) {
    const op = plan.ops[effect.op];
    invariant(op, `No op ${effect.op}`);
    const id = cohortIdOf(run.runId, op.node);
    await sql`
      insert into cohort (workspace_id, id, name, origin) values (${run.workspaceId}, ${id}, ${effect.cohort}, ${JSON.stringify({ type: 'run', runId: run.runId, node: op.node })}::jsonb)
      on conflict do nothing`.execute(db);
    await addMembers(db, { workspaceId: run.workspaceId, id, block, slots });
  }
}

/** Sets bits in a row of bits by member, under its lock; makes the row when it is not there. */
async function addMembers(db: Database, { workspaceId, id, block, slots }: { readonly workspaceId: string; readonly id: string; readonly block: number; readonly slots: readonly number[] }): Promise<void> {
  await sql`insert into cohort_block (workspace_id, cohort_id, block, members) values (${workspaceId}, ${id}, ${block}, ${encodeBits([])}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ members: Buffer }>`select members from cohort_block where workspace_id = ${workspaceId} and cohort_id = ${id} and block = ${block} for update`.execute(db);
  const bits = rows[0]?.members;
  invariant(bits, 'A row of bits that was just made is gone');
  const added = encodeBits(slots);
  const members = Buffer.from(bits.map((byte, i) => byte | (added[i] ?? 0)));
  await sql`update cohort_block set members = ${members} where workspace_id = ${workspaceId} and cohort_id = ${id} and block = ${block}`.execute(db);
}
