import type { Database } from '@magpie/db';
import { type RawBuilder, sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeWholeColumn } from '../codec/column.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { readWho } from '../step/who.ts';
import { sendStateOf } from '../sending/send-state.ts';
import { couponCode } from './coupon-code.ts';
import { recomputeReason, type Reason } from './recompute-reason.ts';
import { sentText } from './sent-text.ts';

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
  /** Every time they entered, the latest last; what is told is of `place`. One where an audience enters at once, none for who is not in the run. */
  readonly enrolments: readonly { readonly place: number; readonly key: string | null; readonly enteredAt: number }[];
  readonly place: number;
  readonly steps: readonly TraceStep[];
  /** `text` is what went out, as frozen at claim; null where nothing did. */
  readonly sends: readonly { readonly node: string; readonly at: number; readonly state: string; readonly text: string | null }[];
  readonly grants: readonly { readonly node: string; readonly at: number; readonly benefit: unknown; readonly code: string }[];
  /** Node they are at now, since when, and until when; null when they are not in the run. */
  readonly here: { readonly node: string; readonly entered: number; readonly due: number | null } | null;
  /** Why a step could make nothing of them at `here`; null when they are not stuck. */
  readonly stuck: string | null;
  /** False when any recomputed reason disagrees with what happened, though all that it looked at is still kept. */
  readonly agrees: boolean;
}

/**
 * Everything that happened to one member in a run, with the reason of every decision: a key read per table. Of somebody who entered more than once,
 * the enrolment at `place` is told, or the latest.
 */
export async function traceMember(db: Database, ref: RunRef, memberNo: number, chosen: number | null = null): Promise<MemberTrace> {
  const run = await readRun(db, ref);
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const enrolments = await enrolmentsOf(db, run, memberNo);
  const enrolment = enrolments.find(({ place }) => place === chosen) ?? enrolments.at(-1);
  // Nobody's place: nothing is found there.
  const place = enrolment?.place ?? nobodysPlace;
  const slot = slotOf(place);
  const key = blockKey(ref, place);
  const history = await sql<{
    batch: bigint;
    node: string;
    outcome: string;
    slots: Buffer;
    instants: Buffer;
    count: number;
    watermark: bigint | null;
  }>`
    select t.batch, t.node, t.outcome, t.slots, t.instants, t.count, b.watermark
    from (select * from transition_block where ${key}) t
    join batch b on b.workspace_id = t.workspace_id and b.run_id = t.run_id and b.number = t.batch order by t.batch`.execute(db);
  const moves = history.rows.flatMap(({ slots, instants, count, ...row }) => {
    const index = decodeSlots(slots).indexOf(slot);
    return index < 0 ? [] : [{ ...row, at: decodeWholeColumn(instants, count)[index] ?? 0 }];
  });
  const order = new Map(plan.ops.map((op, index) => [op.node, index]));
  moves.sort((left, right) => left.at - right.at || (order.get(left.node) ?? 0) - (order.get(right.node) ?? 0));
  const steps: TraceStep[] = [];
  for (const { node, outcome, at, batch, watermark } of moves) {
    const arrivedAt = steps.at(-1)?.at ?? enrolment?.enteredAt ?? run.startAt;
    const who = await readWho(db, run, [place], watermark);
    const reason = await recomputeReason({ db, run, plan, who, watermark, now: at }, { node, outcome, at, arrivedAt, place });
    steps.push({ node, outcome, at, batch: String(batch), reason });
  }
  return {
    memberNo,
    enrolments,
    place,
    steps,
    sends: await sendsOf(db, ref, place),
    grants: await grantsOf(db, ref, place),
    here: await hereOf(db, key, slot, plan.ops),
    stuck: await stuckOf(db, key, slot),
    agrees: steps.every(({ reason }) => reason.agrees || reason.noLongerKept !== null),
  };
}

/** Blocks count from 0. */
const nobodysPlace = -1;

async function enrolmentsOf(db: Database, run: RunRecord, memberNo: number): Promise<MemberTrace['enrolments']> {
  if (!run.isOneByOne) return [{ place: memberNo, key: null, enteredAt: run.startAt }];
  const { rows } = await sql<{ place: number; key: string; entered_at: Date }>`
    select block * 1024 + slot as place, key, entered_at from slot
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and member_no = ${memberNo} order by block, slot`.execute(db);
  return rows.map(({ place, key, entered_at }) => ({ place, key: key || null, enteredAt: entered_at.getTime() }));
}

function blockKey({ workspaceId, runId }: RunRef, place: number): RawBuilder<unknown> {
  return sql`workspace_id = ${workspaceId} and run_id = ${runId} and block = ${place >> 10}`;
}

function slotOf(place: number): number {
  return place & 1023;
}

async function sendsOf(db: Database, run: RunRef, place: number): Promise<MemberTrace['sends']> {
  const { rows } = await sql<{ batch: bigint; node: string; at: Date; slots: Buffer; states: Buffer }>`
    select batch, node, at, slots, states from send_block where ${blockKey(run, place)} order by at`.execute(db);
  const slot = slotOf(place);
  const sends: MemberTrace['sends'][number][] = [];
  for (const { batch, node, at, slots, states } of rows) {
    const index = decodeSlots(slots).indexOf(slot);
    if (index < 0) continue;
    const text = await sentText(db, run, { batch: String(batch), block: place >> 10, slot, node });
    sends.push({ node, at: at.getTime(), state: sendStateOf(states[index] ?? 0), text });
  }
  return sends;
}

async function grantsOf(db: Database, run: RunRef, place: number): Promise<MemberTrace['grants']> {
  const { rows } = await sql<{ node: string; at: Date; slots: Buffer; benefit: unknown; key: Buffer }>`
    select node, at, slots, benefit, coupon_key as key
    from (select * from grant_block where ${blockKey(run, place)}) g join workspace w on w.id = g.workspace_id order by at`.execute(db);
  return rows.flatMap(({ node, at, slots, benefit, key }) =>
    decodeSlots(slots).includes(slotOf(place)) ? [{ node, at: at.getTime(), benefit, code: couponCode(key, { runId: run.runId, node, place }) }] : [],
  );
}

async function stuckOf(db: Database, key: RawBuilder<unknown>, slot: number): Promise<string | null> {
  const { rows } = await sql<{ reason: string }>`select reason from stuck_slot where ${key} and slot = ${slot}`.execute(db);
  return rows[0]?.reason ?? null;
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
