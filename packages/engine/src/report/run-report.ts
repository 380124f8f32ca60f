import type { Database } from '@magpie/db';
import { differenceOfMeans, differenceOfProportions } from '@magpie/insight';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import { balancesOf, type Balances } from './balances.ts';
import { checkLedger, type LedgerViolation } from './check-ledger.ts';
import { type ArmCounts, goalCounts } from './goal-counts.ts';
import { type NodeCounts, runCounts } from './run-counts.ts';
import { type SendCounts } from './send-counts.ts';
import { type StuckMembers, stuckMembers } from './stuck-members.ts';

/** Stuck members that a report names; the others it counts. */
const namedStuck = 100;

/** A cohort that the run saved. */
export interface SavedCohort {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** The goal by intention to treat. Shares and their difference with a 95 % interval; money in minor units. */
export interface GoalReport {
  readonly event: string;
  readonly windowDays: number;
  /** The window [from, to) of everybody; null where each one's is counted from their own entry. */
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly treated: ArmReport;
  readonly control: ArmReport | null;
  /** Treated share minus control share (Newcombe 1998, method 10); null without a control. */
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  /** Revenue per member, treated minus control, in minor units (Welch); null without a control or with arms too small. */
  readonly revenuePerMember: { readonly effect: number; readonly interval: readonly [number, number] | null } | null;
}

/** Everyone once, whose window has closed where each one has their own; `open` are those whose goes on. */
export interface ArmReport {
  readonly members: number;
  readonly open: number;
  readonly buyers: number;
  readonly share: number;
  readonly orders: number;
  readonly revenueMinor: number;
}

/** Everything that can be said of a run, from its rows. */
export interface RunReport {
  readonly runId: string;
  readonly journey: string;
  readonly version: number;
  readonly state: string;
  readonly members: number;
  readonly enrolled: number;
  readonly perNode: readonly NodeCounts[];
  readonly sends: SendCounts;
  readonly cohort: SavedCohort | null;
  readonly cohorts: readonly SavedCohort[];
  readonly goal: GoalReport | null;
  readonly balances: Balances;
  readonly violations: readonly LedgerViolation[];
  /** Who could not be processed and stands still, with the reason; counted as here in the balance of people. */
  readonly stuck: StuckMembers;
  /** Both balances hold, the ledger has no violation, and nothing is left unsent or unsaid by a run that is over. */
  readonly reconciled: boolean;
  readonly customers: 'modelled' | 'recorded' | null;
  /** Wall seconds from the run's making to its end, or to now. */
  readonly seconds: number;
}

/** Builds the report of a run. */
export async function runReport(db: Database, ref: RunRef, wallNow = Date.now()): Promise<RunReport> {
  const run = await readRun(db, ref);
  const perNode = await runCounts(db, ref);
  const balances = balancesOf(perNode);
  const violations = await checkLedger(db, ref);
  const sends = perNode.reduce((total, { sends: each }) => (each === null ? total : addCounts(total, each)), emptyCounts);
  const cohorts = await cohortsOf(db, ref);
  const { rows } = await sql<{ name: string; members: number; customers: { type: 'modelled' | 'recorded' } | null; seconds: number }>`
    select j.name, (select count(*)::int from member m where m.workspace_id = r.workspace_id and m.alias_of is null) as members, r.customers,
      extract(epoch from coalesce(r.ended_at, now()) - r.created_at)::float8 as seconds
    from run r join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id where r.workspace_id = ${ref.workspaceId} and r.id = ${ref.runId}`.execute(
    db,
  );
  const facts = rows[0];
  const enrolled = perNode.reduce((total, { here }) => total + here, 0);
  return {
    runId: run.runId,
    journey: facts?.name ?? run.journeyId,
    version: run.version,
    state: run.state,
    members: facts?.members ?? 0,
    enrolled,
    perNode,
    sends,
    cohort: cohorts[0] ?? null,
    cohorts,
    goal: await goalReport(db, ref, wallNow),
    balances,
    violations,
    stuck: await stuckMembers(db, ref, namedStuck),
    reconciled: balances.flow.ok && balances.send.ok && violations.length === 0 && sends.pending + sends.held + sends.claimed === 0,
    customers: facts?.customers?.type ?? null,
    seconds: Math.round((facts?.seconds ?? 0) * 10) / 10,
  };
}

async function goalReport(db: Database, ref: RunRef, wallNow: number): Promise<GoalReport | null> {
  const goal = await goalCounts(db, ref, wallNow);
  if (goal === null) return null;
  const { treated, control } = goal;
  const compared = control === null ? null : differenceOfProportions({ treated, control });
  const means = control === null ? null : differenceOfMeans({ treated: spendOf(treated), control: spendOf(control) });
  return {
    event: goal.event,
    windowDays: goal.windowDays,
    window: goal.window === null ? null : { from: new Date(goal.window.from).toISOString(), to: new Date(goal.window.to).toISOString() },
    treated: armReport(treated),
    control: control === null ? null : armReport(control),
    effect: compared?.effect ?? null,
    interval: compared?.interval ?? null,
    revenuePerMember: means === null ? null : { effect: means.effect, interval: means.interval },
  };
}

/** Revenue per member with those who spent nothing at 0: mean and sample variance from sums. */
function spendOf({ n, revenueMinor, squares }: ArmCounts): { readonly n: number; readonly mean: number; readonly variance: number } {
  const mean = n === 0 ? 0 : revenueMinor / n;
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, (squares - n * mean * mean) / (n - 1)) };
}

function armReport({ n, open, k, orders, revenueMinor }: ArmCounts): ArmReport {
  return { members: n, open, buyers: k, share: n === 0 ? 0 : k / n, orders, revenueMinor };
}

async function cohortsOf(db: Database, { workspaceId, runId }: RunRef): Promise<readonly SavedCohort[]> {
  const { rows } = await sql<SavedCohort>`
    select c.id, c.name, coalesce(sum(bit_count(b.members)), 0)::int as count
    from cohort c left join cohort_block b on b.workspace_id = c.workspace_id and b.cohort_id = c.id
    where c.workspace_id = ${workspaceId} and c.origin->>'runId' = ${runId} and c.origin->>'type' = 'run' group by c.id, c.name order by c.id`.execute(
    db,
  );
  return rows;
}

const emptyCounts: SendCounts = { intended: 0, pending: 0, held: 0, claimed: 0, accepted: 0, delivered: 0, failed: 0, unknown: 0, suppressed: {} };

function addCounts(left: SendCounts, right: SendCounts): SendCounts {
  const suppressed: Record<string, number> = { ...left.suppressed };
  for (const [reason, count] of Object.entries(right.suppressed)) suppressed[reason] = (suppressed[reason] ?? 0) + count;
  return {
    intended: left.intended + right.intended,
    pending: left.pending + right.pending,
    held: left.held + right.held,
    claimed: left.claimed + right.claimed,
    accepted: left.accepted + right.accepted,
    delivered: left.delivered + right.delivered,
    failed: left.failed + right.failed,
    unknown: left.unknown + right.unknown,
    suppressed,
  };
}
