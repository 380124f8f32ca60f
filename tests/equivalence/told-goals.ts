import type { Database } from '@magpie/db';
import { goalReading, readRun, type RunRef } from '@magpie/engine';
import { sql } from 'kysely';
import type { expectedGoal } from './expected-goal.ts';
import type { LateShop } from './late-shop.ts';

/** What the goal's reading tells of each enrolment of everybody, by member number, when the shop closes. */
export async function toldGoals(db: Database, run: RunRef, { plan, until }: LateShop): Promise<ReadonlyMap<number, ReturnType<typeof expectedGoal>>> {
  const goal = await goalReading(db, await readRun(db, run), { plan, wallNow: until });
  if (goal === null) throw new Error('The shop has a goal');
  const { rows } = await sql<{ place: number; no: number }>`
    select block * 1024 + slot as place, member_no as no from slot where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by 1`.execute(
    db,
  );
  const told = new Map<number, ReturnType<typeof expectedGoal>>();
  for (const { place, no } of rows)
    told.set(no, [...(told.get(no) ?? []), { isOpen: goal.isOpen(place), orders: goal.boughtAt(place)?.orders ?? 0 }]);
  return told;
}
