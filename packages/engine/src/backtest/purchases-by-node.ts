import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { destinationOf } from '../report/run-counts.ts';
import { goalCounts } from '../report/goal-counts.ts';
import { membersAt, membersWho } from '../report/members-at.ts';

/** What those who came to a node ordered inside the goal's window. Money in minor units. */
export interface ArrivalCounts {
  readonly node: string;
  readonly members: number;
  readonly buyers: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** Joins the people of each node with their orders: a set of numbers per node, one statement each. */
export async function purchasesByNode(db: Database, run: RunRef, plan: Plan): Promise<readonly ArrivalCounts[]> {
  const goal = await goalCounts(db, run);
  if (goal === null) return [];
  const counts: ArrivalCounts[] = [];
  for (const node of new Set(plan.ops.map((op) => op.node))) {
    const members = await arrivalsAt(db, run, plan, node);
    const { rows } = await sql<{ buyers: number; orders: number; minor: bigint }>`
      select count(distinct member_no)::int as buyers, count(*)::int as orders, coalesce(sum(value), 0)::bigint as minor from event
      where workspace_id = ${run.workspaceId} and name = ${goal.event} and occurred_at >= ${new Date(goal.from)} and occurred_at < ${new Date(goal.to)}
        and member_no = any(${[...members]}::int[])`.execute(db);
    counts.push({
      node,
      members: members.length,
      buyers: rows[0]?.buyers ?? 0,
      orders: rows[0]?.orders ?? 0,
      revenueMinor: Number(rows[0]?.minor ?? 0n),
    });
  }
  return counts;
}

/** Everyone who came to a node: those who are there, and those who left it. */
async function arrivalsAt(db: Database, run: RunRef, plan: Plan, node: string): Promise<readonly number[]> {
  const outcomes = plan.ops.flatMap((op) => (op.node === node && 'next' in op ? Object.keys(op.next) : []));
  const left = await membersWho(
    db,
    run,
    node,
    outcomes.filter((outcome) => destinationOf(plan, node, outcome) !== null),
  );
  return [...new Set([...(await membersAt(db, run, node)), ...left])];
}
