import { withTransaction } from '@magpie/db';
import { type EntryRule, enterOf } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import type { Database } from '@magpie/db';
import type { Engine, RunRef } from '../engine.ts';
import { leadOut } from '../erasure/lead-out.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { placeOf } from '../step/block-page.ts';
import { placesOf, readWho } from '../step/who.ts';
import { mergedOutcome } from './merged-outcome.ts';

/**
 * Leads numbers that were merged into another out of every run that would hold the person twice; where the other is not in it, they go on under the
 * number that stays. A repeat finds nothing to do.
 */
export async function settleMerges(engine: Engine, workspaceId: string): Promise<void> {
  const { rows: merges } = await sql<{ id: bigint; from: number }>`
    select id, from_no as from from member_merge where workspace_id = ${workspaceId} and state = 'merged' and settled_at is null order by id`.execute(
    engine.db,
  );
  if (merges.length === 0) return;
  const { rows: runs } = await sql<{ id: string }>`
    select id from run where workspace_id = ${workspaceId} and state in ('starting', 'running', 'paused') order by id`.execute(engine.db);
  for (const { id, from } of merges) {
    for (const run of runs) await settleIn(engine, { workspaceId, runId: run.id }, from);
    await sql`update member_merge set settled_at = now() where workspace_id = ${workspaceId} and id = ${id}`.execute(engine.db);
  }
}

/** Under the run's lock: who is stepping has finished. */
function settleIn(engine: Engine, ref: RunRef, from: number): Promise<void> {
  return withTransaction(engine.db, async (db) => {
    const run = await readRun(db, ref, 'update');
    const { rows } = await sql<{ into: number }>`
      select alias_of as into from member where workspace_id = ${ref.workspaceId} and no = ${from} and alias_of is not null`.execute(db);
    const into = rows[0]?.into;
    if (into === undefined || !['starting', 'running', 'paused'].includes(run.state)) return;
    const all = await enrolmentsOf(db, run, into);
    const plan = await loadPlan(db, run.workspaceId, run.planHash);
    const own = all.filter((each) => each.number === from && !isAtEnd(plan.ops[each.op]?.op));
    const others = all.filter(({ number }) => number !== from);
    const rule = run.isOneByOne ? enterOf(plan).rule : 'once';
    const doubled = own.filter((each) =>
      others.some((other) => excludes(rule, { isSameThing: other.key === each.key, isInside: !isAtEnd(plan.ops[other.op]?.op) })),
    );
    if (doubled.length > 0) await leadOut(db, run, { places: doubled.map(({ place }) => place), outcome: mergedOutcome });
  });
}

/** Whether somebody who has such an enrolment could not have another by the rule. */
function excludes(rule: EntryRule, { isSameThing, isInside }: { readonly isSameThing: boolean; readonly isInside: boolean }): boolean {
  if (rule === 'once') return true;
  return rule === 'per-key' ? isSameThing : isInside;
}

function isAtEnd(op: string | undefined): boolean {
  return op === 'end';
}

interface Enrolment {
  readonly place: number;
  /** The number under which they entered. */
  readonly number: number;
  readonly key: string | null;
  /** Index of the op at which they stand. */
  readonly op: number;
}

/** Everything that a person has in a run, under whichever number. */
async function enrolmentsOf(db: Database, run: RunRecord, into: number): Promise<readonly Enrolment[]> {
  const places = (await placesOf(db, run, [into])).map(({ place }) => place);
  const { rows } = await sql<{ block: number; state: Buffer }>`
    select block, state from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId}
      and block = any(${[...new Set(places.map((place) => place >> 10))]}::int[])`.execute(db);
  const standing = new Map(
    rows.flatMap(({ block, state }) => {
      const { slots, op } = decodeBlockState(state);
      return Array.from(slots, (slot, index) => [placeOf(block, slot), op[index] ?? 0] as const);
    }),
  );
  // As of the very beginning nobody is merged: each under the number by which they came.
  const who = await readWho(db, run, places, 0n);
  return places.flatMap((place) => {
    const op = standing.get(place);
    return op === undefined ? [] : [{ place, number: who.memberOf(place), key: who.keyOf(place), op }];
  });
}
