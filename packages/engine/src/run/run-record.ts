import type { Database } from '@magpie/db';
import { previousAnchorDates } from '@magpie/calendar';
import { enterOf, type Plan } from '@magpie/journey/plan';
import { secondMs } from '@magpie/kit';
import { sql } from 'kysely';
import { z } from 'zod';
import type { RunRef } from '../engine.ts';
import { loadPlan } from './load-plan.ts';

const clockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('real') }),
  /** Logical ms that pass per ms on the wall at most; the clock began at `wallStart`. */
  z.strictObject({ type: z.literal('scaled'), pace: z.number().positive(), wallStart: z.number() }),
  z.strictObject({ type: z.literal('replayed') }),
]);

export type RunClock = z.infer<typeof clockSchema>;

const instantsSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** A run as the engine works with it. Instants are epoch ms. */
export interface RunRecord extends RunRef {
  readonly journeyId: string;
  readonly version: number;
  readonly planHash: string;
  /** Whether people enter one by one while it goes on, as their plan's source says; else an audience enters at once. */
  readonly isOneByOne: boolean;
  readonly purpose: string;
  readonly clock: RunClock;
  /** Workspace zone, and the anchor's dates: this run's, the year before's, … */
  readonly zone: string;
  readonly anchorDates: readonly string[];
  readonly startAt: number;
  readonly startWatermark: bigint | null;
  readonly logicalNow: number;
  /** `<op>.<which>` → zone → instant. */
  readonly instants: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly state: string;
  readonly request: string | null;
  readonly enrolBlock: number | null;
  readonly goalClosesAt: number | null;
  /** How long a timeout waits for late news on the real clock. */
  readonly settlingMs: number;
  readonly wave: number;
}

/** Earlier anchors an audience may look back to. */
const anchorYears = 10;

/** Reads a run; `lock` is taken on its row. Throws when it does not exist: callers were given its name by the rows. */
export async function readRun(db: Database, { workspaceId, runId }: RunRef, lock: 'none' | 'share' | 'update' = 'none'): Promise<RunRecord> {
  const clause = lock === 'none' ? sql`` : lock === 'share' ? sql`for share of r` : sql`for update of r`;
  const { rows } = await sql<RunRow>`
    select r.*, to_char(r.anchor_date, 'YYYY-MM-DD') as anchor, w.zone, w.settling_seconds
    from run r join workspace w on w.id = r.workspace_id
    where r.workspace_id = ${workspaceId} and r.id = ${runId} ${clause}`.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`No run ${runId} in workspace ${workspaceId}`);
  const plan = await loadPlan(db, workspaceId, row.plan_hash);
  return recordOf(row, plan);
}

interface RunRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly journey_id: string;
  readonly version: number;
  readonly plan_hash: string;
  readonly purpose: string;
  readonly clock: unknown;
  readonly zone: string;
  readonly anchor: string | null;
  readonly start_at: Date;
  readonly start_watermark: bigint | null;
  readonly logical_now: Date;
  readonly instants: unknown;
  readonly state: string;
  readonly request: string | null;
  readonly enrol_block: number | null;
  readonly goal_closes_at: Date | null;
  readonly settling_seconds: number;
  readonly wave: number;
}

function recordOf(row: RunRow, plan: Plan): RunRecord {
  return {
    workspaceId: row.workspace_id,
    runId: row.id,
    journeyId: row.journey_id,
    version: row.version,
    planHash: row.plan_hash,
    isOneByOne: enterOf(plan).source !== undefined,
    purpose: row.purpose,
    clock: clockSchema.parse(row.clock),
    zone: row.zone,
    anchorDates: row.anchor === null || plan.anchor === null ? [] : previousAnchorDates(plan.anchor, row.anchor, anchorYears),
    startAt: row.start_at.getTime(),
    startWatermark: row.start_watermark,
    logicalNow: row.logical_now.getTime(),
    instants: instantsSchema.parse(row.instants),
    state: row.state,
    request: row.request,
    enrolBlock: row.enrol_block,
    goalClosesAt: row.goal_closes_at?.getTime() ?? null,
    settlingMs: row.settling_seconds * secondMs,
    wave: row.wave,
  };
}
