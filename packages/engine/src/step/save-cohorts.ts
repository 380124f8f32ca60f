import { type Database, recordNews } from '@magpie/db';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';
import { encodeBits } from '../codec/slot-set.ts';
import { loadPlan } from '../run/load-plan.ts';
import { placeOf } from './block-page.ts';
import { byBlock } from './step-changes.ts';
import type { Who } from './who.ts';
import type { EffectRowOf } from './write-effects.ts';
import type { StepWrite } from './write-step.ts';

/** Id of the cohort that a node of a run saves into. */
function cohortIdOf(runId: string, node: string): string {
  return `${runId}:${node}`;
}

/** Adds members to the cohorts of a run. Cohorts come last in the lock order, and in order of (cohort, block). */
export async function saveCohorts(db: Database, { run, who }: StepWrite, rows: readonly EffectRowOf<'save'>[]): Promise<void> {
  if (rows.length === 0) return;
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  for (const index of [...new Set(rows.map(({ effect }) => effect.op))].toSorted((left, right) => left - right)) {
    const op = plan.ops[index];
    const saved = rows.filter(({ effect }) => effect.op === index);
    const name = saved[0]?.effect.cohort;
    invariant(op && name !== undefined, `No op ${index}`);
    const id = cohortIdOf(run.runId, op.node);
    const { numAffectedRows } = await sql`
      insert into cohort (workspace_id, id, name, origin) values (${run.workspaceId}, ${id}, ${name}, ${JSON.stringify({ type: 'run', runId: run.runId, node: op.node })}::jsonb)
      on conflict do nothing`.execute(db);
    if (numAffectedRows && run.purpose === 'live')
      await recordNews(db, run.workspaceId, [
        { type: 'cohort.saved', at: Date.now(), data: { cohortId: id, name, runId: run.runId, step: op.node } },
      ]);
    await addMembers(db, { workspaceId: run.workspaceId, id }, membersByBlock(who, saved));
  }
}

/** Sets bits in a cohort's rows under their locks, by three statements however many there are; makes the rows that are not there. */
async function addMembers(
  db: Database,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  slots: ReadonlyMap<number, readonly number[]>,
): Promise<void> {
  const blocks = [...slots.keys()].toSorted((left, right) => left - right);
  await sql`
    insert into cohort_block (workspace_id, cohort_id, block, members)
    select ${workspaceId}, ${id}, block, ${encodeBits([])} from unnest(${blocks}::int[]) as block order by block
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ block: number; members: Buffer }>`
    select block, members from cohort_block where workspace_id = ${workspaceId} and cohort_id = ${id} and block = any(${blocks}::int[]) order by block for update`.execute(
    db,
  );
  const changed = rows.map(({ block, members }) => {
    const added = encodeBits(slots.get(block) ?? []);
    return Buffer.from(members.map((byte, index) => byte | (added[index] ?? 0)));
  });
  await sql`
    update cohort_block as c set members = u.members from unnest(${rows.map(({ block }) => block)}::int[], ${changed}::bytea[]) as u(block, members)
    where c.workspace_id = ${workspaceId} and c.cohort_id = ${id} and c.block = u.block`.execute(db);
}

/** Cohorts hold members, by the members' own blocks. A block has a row of effects for each instant; its bits are set once. */
function membersByBlock(who: Who, rows: readonly EffectRowOf<'save'>[]): ReadonlyMap<number, readonly number[]> {
  return byBlock(rows.flatMap(({ block, slots }) => slots.map((slot) => who.memberOf(placeOf(block, slot)))));
}
