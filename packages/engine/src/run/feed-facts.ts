import { lockFacts } from '@magpie/db';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { sendStates } from '../sending/send-state.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import { placeOf } from '../step/block-page.ts';
import { readWho } from '../step/who.ts';
import { readRun } from './run-record.ts';

/**
 * Rehearsal: what simulated customers did up to a logical instant becomes facts, in order of time, numbered like any others; deeds that answer a
 * message only where one of this run had gone out to the member before. Ids are kept, so a repeat feeds nothing twice.
 */
export async function feedFacts(engine: Engine, run: RunRef, at: number): Promise<{ readonly fed: number }> {
  return engine.db.transaction().execute(async (db) => {
    await lockFacts(db, run.workspaceId);
    const messaged = await messagedMembers({ ...engine, db }, run);
    const { rows } = await sql<{ fed: bigint }>`
      with due as (
        update feed_event set fed_at = now()
        where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and fed_at is null and occurred_at <= ${new Date(at)}
        returning *
      ), answered as (
        select d.* from due d
        left join unnest(${messaged.members}::int[], ${messaged.since}::bigint[]) as m(no, since) on m.no = d.member_no
        where not d.requires_message or to_timestamp(m.since / 1000.0) <= d.occurred_at
      ), numbered as (
        select a.*, row_number() over (order by a.occurred_at, a.id) as ordinal from answered a
      ), inserted as (
        insert into event (workspace_id, sequence, id, member_no, name, key, value, currency, properties, occurred_at, recorded_at)
        select n.workspace_id, w.fact_sequence + n.ordinal, n.id, n.member_no, n.name, n.key, n.value, n.currency, n.properties, n.occurred_at, n.occurred_at
        from numbered n join workspace w on w.id = n.workspace_id
        on conflict (workspace_id, id) do nothing
        returning 1
      )
      update workspace set fact_sequence = fact_sequence + (select count(*) from numbered)
      where id = ${run.workspaceId} returning (select count(*) from inserted) as fed`.execute(db);
    return { fed: Number(rows[0]?.fed ?? 0n) };
  });
}

/** Members to whom a message of this run went out (whatever became of it since), with the earliest logical instant. */
async function messagedMembers(
  { db }: Pick<Engine, 'db'>,
  run: RunRef,
): Promise<{ readonly members: readonly number[]; readonly since: readonly number[] }> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from feed_event where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and fed_at is null and requires_message) as open`.execute(
    db,
  );
  if (!rows[0]?.open) return { members: [], since: [] };
  const sends = await sql<{ block: number; at: Date; slots: Buffer; states: Buffer }>`
    select block, at, slots, states from send_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId}`.execute(db);
  const since = new Map<number, number>();
  for (const { block, at, slots, states } of sends.rows) {
    for (const [index, slot] of decodeSlots(slots).entries()) {
      if (!wentOut(states[index] ?? 0)) continue;
      const place = placeOf(block, slot);
      since.set(place, Math.min(since.get(place) ?? Infinity, at.getTime()));
    }
  }
  const who = await readWho(db, await readRun(db, run), [...since.keys()]);
  const byMember = new Map<number, number>();
  for (const [place, at] of since) byMember.set(who.memberOf(place), Math.min(byMember.get(who.memberOf(place)) ?? Infinity, at));
  return { members: [...byMember.keys()], since: [...byMember.values()] };
}

const outStates: ReadonlySet<number> = new Set([sendStates.accepted, sendStates.delivered, sendStates.failed, sendStates.unknown]);

/** Whether a message left for the member: receipts come by the wall clock, and must not change what a simulated customer does. */
function wentOut(state: number): boolean {
  return outStates.has(state);
}
