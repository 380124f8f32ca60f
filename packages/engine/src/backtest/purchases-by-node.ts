import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import type { RunRef } from '../engine.ts';
import { goalReading } from '../report/goal-reading.ts';
import { placesAt, placesWho } from '../report/members-at.ts';
import { destinationOf } from '../report/run-counts.ts';
import { readRun } from '../run/run-record.ts';

/** What those who came to a node did towards the goal inside of its window. Money in minor units. */
export interface ArrivalCounts {
  readonly node: string;
  readonly members: number;
  readonly buyers: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** Joins the people of each node with what the goal counts. */
export async function purchasesByNode(db: Database, ref: RunRef, plan: Plan): Promise<readonly ArrivalCounts[]> {
  const goal = await goalReading(db, await readRun(db, ref), { plan, wallNow: Date.now() });
  if (goal === null) return [];
  const counts: ArrivalCounts[] = [];
  for (const node of new Set(plan.ops.map((op) => op.node))) {
    const people = new Map((await arrivalsAt(db, ref, plan, node)).map((place) => [goal.personAt(place), place]));
    const bought = [...people.values()].flatMap((place) => goal.boughtAt(place) ?? []);
    counts.push({
      node,
      members: people.size,
      buyers: bought.length,
      orders: bought.reduce((sum, { orders }) => sum + orders, 0),
      revenueMinor: bought.reduce((sum, { minor }) => sum + minor, 0),
    });
  }
  return counts;
}

/** Everyone who came to a node: those who are there, and those who left it. */
async function arrivalsAt(db: Database, run: RunRef, plan: Plan, node: string): Promise<readonly number[]> {
  const outcomes = plan.ops.flatMap((op) => (op.node === node && 'next' in op ? Object.keys(op.next) : []));
  const left = await placesWho(
    db,
    run,
    node,
    outcomes.filter((outcome) => destinationOf(plan, node, outcome) !== null),
  );
  return [...new Set([...(await placesAt(db, run, node)), ...left])];
}
