import type { Database } from '@magpie/db';
import { type RawBuilder, sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeColumn } from '../codec/column.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { sendStateOf } from '../sending/send-state.ts';
import { recomputeReason, type Reason } from './recompute-reason.ts';

export interface TraceStep {
  readonly node: string;
  readonly outcome: string;
  /** Logical instant. */
  readonly at: number;
  readonly batch: string;
  /** The facts that decided, recomputed as they were known then; a recomputation that disagrees is shown, not hidden. */
  readonly reason: Reason;
}

export interface MemberTrace {
  readonly memberNo: number;
  readonly steps: readonly TraceStep[];
  readonly sends: readonly { readonly node: string; readonly at: number; readonly state: string }[];
  readonly grants: readonly { readonly node: string; readonly at: number; readonly benefit: unknown }[];
  /** Node they are at now, since when, and until when; null when they are not in the run. */
  readonly here: { readonly node: string; readonly entered: number; readonly due: number | null } | null;
  /** False when any recomputed reason disagrees with what happened. */
  readonly agrees: boolean;
}

/** Everything that happened to one member in a run, with the reason of every decision: a key read per table. */
export async function traceMember(db: Database, ref: RunRef, memberNo: number): Promise<MemberTrace> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const block = memberNo >> 10;
  const slot = memberNo & 1023;
  const key = sql`workspace_id = ${ref.workspaceId} and run_id = ${ref.runId} and block = ${block}`;
  const history = await sql<{ batch: bigint; node: string; outcome: string; slots: Buffer; instants: Buffer; count: number; watermark: bigint | null }>`
    select t.batch, t.node, t.outcome, t.slots, t.instants, t.count, b.watermark
    from (select * from transition_block where ${key}) t
    join batch b on b.workspace_id = t.workspace_id and b.run_id = t.run_id and b.number = t.batch order by t.batch`.execute(db);
  const steps: TraceStep[] = [];
  for (const row of history.rows) {
    const index = decodeSlots(row.slots).indexOf(slot);
    if (index < 0) continue;
    const at = decodeColumn(row.instants, row.count).values[index] ?? 0;
    const reason = await recomputeReason({ db, run, plan, watermark: row.watermark, now: at }, { node: row.node, outcome: row.outcome, memberNo });
    steps.push({ node: row.node, outcome: row.outcome, at, batch: String(row.batch), reason });
  }
  const order = new Map(plan.ops.map((op, index) => [op.node, index]));
  steps.sort((left, right) => left.at - right.at || (order.get(left.node) ?? 0) - (order.get(right.node) ?? 0));
  return { memberNo, steps, sends: await sendsOf(db, key, slot), grants: await grantsOf(db, key, slot), here: await hereOf(db, key, slot, plan.ops), agrees: steps.every(({ reason }) => reason.agrees) };
}

async function sendsOf(db: Database, key: RawBuilder<unknown>, slot: number): Promise<MemberTrace['sends']> {
  const { rows } = await sql<{ node: string; at: Date; slots: Buffer; states: Buffer }>`select node, at, slots, states from send_block where ${key} order by at`.execute(db);
  return rows.flatMap(({ node, at, slots, states }) => {
    const index = decodeSlots(slots).indexOf(slot);
    return index < 0 ? [] : [{ node, at: at.getTime(), state: sendStateOf(states[index] ?? 0) }];
  });
}

async function grantsOf(db: Database, key: RawBuilder<unknown>, slot: number): Promise<MemberTrace['grants']> {
  const { rows } = await sql<{ node: string; at: Date; slots: Buffer; benefit: unknown }>`select node, at, slots, benefit from grant_block where ${key} order by at`.execute(db);
  return rows.flatMap(({ node, at, slots, benefit }) => (decodeSlots(slots).includes(slot) ? [{ node, at: at.getTime(), benefit }] : []));
}

async function hereOf(db: Database, key: RawBuilder<unknown>, slot: number, ops: readonly { readonly node: string }[]): Promise<MemberTrace['here']> {
  const { rows } = await sql<{ state: Buffer }>`select state from run_block where ${key}`.execute(db);
  const bytes = rows[0]?.state;
  if (!bytes) return null;
  const state = decodeBlockState(bytes);
  const index = state.slots.indexOf(slot);
  if (index < 0) return null;
  const due = state.due[index] ?? Infinity;
  return { node: ops[state.op[index] ?? 0]?.node ?? '', entered: state.entered[index] ?? 0, due: Number.isFinite(due) ? due : null };
}
