import type { Problem, Result } from '@magpie/kit';
import { ok, refuse } from '@magpie/kit';
import { enterOf, type Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { type RunReport, runReport } from '../report/run-report.ts';
import { createRun, type RunRefusal } from '../run/create-run.ts';
import { driveRun } from '../run/drive-run.ts';
import { backtestProblems } from './backtest-problems.ts';
import { type ArrivalCounts, purchasesByNode } from './purchases-by-node.ts';

export interface BacktestOptions {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly version: number;
  readonly plan: Plan;
  /** What had occurred by then is history; what occurs later is met by the clock. */
  readonly startAt: number;
  readonly anchorDate: string | null;
}

export interface BacktestReport extends RunReport {
  readonly startAt: string;
  readonly anchorDate: string | null;
  /** Orders in the goal's window of those who came to each node. */
  readonly purchases: readonly ArrivalCounts[];
  /** What the history cannot answer: named, not guessed. */
  readonly problems: readonly Problem[];
}

/**
 * What a journey would have done: the block executor over scratch rows, with facts known by when they occurred alone. It sends nothing, grants
 * nothing and leaves no rows behind. A journey that people enter one by one is refused: a history that is known at once has no order of news.
 */
export async function backtest(engine: Engine, options: BacktestOptions): Promise<Result<BacktestReport, RunRefusal | 'enters-one-by-one'>> {
  const { workspaceId, plan, startAt } = options;
  if (enterOf(plan).source !== undefined) return refuse('enters-one-by-one');
  const problems = await backtestProblems(engine.db, options);
  const created = await createRun(engine, { ...options, purpose: 'backtest', clock: { type: 'replayed' }, now: startAt, seed: '', customers: null });
  if (!created.ok) return created;
  const run = { workspaceId, runId: created.value.runId };
  try {
    await driveRun(engine, run);
    const report = await runReport(engine.db, run);
    const purchases = await purchasesByNode(engine.db, run, plan);
    return ok({ ...report, startAt: new Date(startAt).toISOString(), anchorDate: created.value.anchorDate, purchases, problems });
  } finally {
    for (const table of ['run_block', 'batch', 'transition_block', 'stuck_slot']) {
      await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and run_id = ${run.runId}`.execute(engine.db);
    }
    await sql`delete from run where workspace_id = ${workspaceId} and id = ${run.runId}`.execute(engine.db);
  }
}
