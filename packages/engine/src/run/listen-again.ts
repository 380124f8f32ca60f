import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { setDue } from '../step/set-due.ts';
import { loadPlan } from './load-plan.ts';
import { readRun } from './run-record.ts';

/**
 * Makes everybody who waits for an event due now. The applier passes over a run that is paused, and its cursor does not come back: without this, who
 * did meanwhile what they are waited for would be found only at the end of their window. Call under the run's lock.
 */
export async function listenAgain(db: Database, ref: RunRef, wallNow: number): Promise<void> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const awaiting = new Set(plan.ops.flatMap(({ op }, index) => (op === 'awaitEvent' ? [index] : [])));
  if (awaiting.size === 0) return;
  const { rows } = await sql<{ block: number }>`
    select block from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and here ?| ${[...awaiting].map(String)}::text[] order by block`.execute(
    db,
  );
  const now = run.clock.type === 'real' ? wallNow : run.logicalNow;
  await setDue(db, ref, {
    blocks: rows.map(({ block }) => block),
    dueOf: ({ op, due }) => (awaiting.has(op) && due !== Infinity ? Math.min(due, now) : due),
  });
}
