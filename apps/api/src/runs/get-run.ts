import { listCohorts } from '@magpie/db';
import { balancesOf, readRun, type RunRef, runReport, type RunReport } from '@magpie/engine';
import { campaignRunId } from '@magpie/workflows';
import { z } from 'zod';
import { idField } from '../fields.ts';
import type { ApiContext } from '../context.ts';
import { readSupervisorState } from '../system/supervisor-state.ts';
import { workspaceProcedure } from '../trpc.ts';
import { runSavedFrom } from '../cohorts/cohort-origin.ts';
import { findRun, runNumbers } from './run-numbers.ts';

/** A run with its numbers, both balances, its goal so far, and what it saved. */
export const getRun = workspaceProcedure('view')
  .input(z.object({ runId: idField }))
  .query(async ({ ctx, input }) => {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    const found = await findRun(ctx.db, run);
    const [numbers, record, report] = [await runNumbers(ctx.db, run, found.document), await readRun(ctx.db, run), await runReport(ctx.db, run)];
    const { goal } = report;
    return {
      ...numbers,
      runId: input.runId,
      workspaceId: ctx.workspaceId,
      purpose: found.purpose,
      simulated: found.purpose === 'rehearsal',
      customers: found.customers?.type ?? null,
      clock: found.clock.type,
      startAt: record.startAt,
      endsAt: record.goalClosesAt,
      startedAt: found.startedAt.getTime(),
      journeyId: found.journeyId,
      version: found.version,
      document: found.document,
      balances: balancesOf(numbers.perNode),
      goal:
        goal === null
          ? null
          : {
              ownDays: goal.window === null ? goal.windowDays : null,
              treated: armOf(goal.treated),
              control: goal.control === null ? null : armOf(goal.control),
              compared: goal.effect === null || goal.interval === null ? null : { effect: goal.effect, interval: goal.interval },
              extraRevenue: extraRevenue(goal),
            },
      cohorts: [...report.cohorts, ...(await savedFrom(ctx, run))],
      stuck: report.stuck,
      report,
      workflowUrl: await workflowUrl(ctx, run),
    };
  });

type Goal = NonNullable<RunReport['goal']>;

function armOf({ members, buyers, open, revenueMinor }: Goal['treated']) {
  return { n: members, k: buyers, open, revenueMinor };
}

/** What the treated spent beyond what they would have, as the holdout tells, in minor units with a 95 % interval; null where nothing can be said. */
function extraRevenue({ revenuePerMember, treated }: Goal): { readonly minor: number; readonly interval: readonly [number, number] } | null {
  if (revenuePerMember?.interval == null) return null;
  const whole = (perMember: number): number => Math.round(perMember * treated.members);
  const [low, high] = revenuePerMember.interval;
  return { minor: whole(revenuePerMember.effect), interval: [whole(low), whole(high)] };
}

/** Cohorts that people saved from a number of the run, the newest first. */
async function savedFrom({ db }: ApiContext, { workspaceId, runId }: RunRef): Promise<RunReport['cohorts']> {
  const cohorts = await listCohorts(db, workspaceId);
  return cohorts.flatMap(({ id, name, origin, members }) => (runSavedFrom(origin) === runId ? [{ id, name, count: members }] : []));
}

/** The run as Temporal's own UI shows it. */
async function workflowUrl(ctx: ApiContext, run: { readonly workspaceId: string; readonly runId: string }): Promise<string | null> {
  const uiPort = (await readSupervisorState(ctx.stateFile))?.services['temporal']?.uiPort ?? null;
  return uiPort === null ? null : `http://127.0.0.1:${uiPort}/namespaces/default/workflows/${encodeURIComponent(campaignRunId(run))}`;
}
