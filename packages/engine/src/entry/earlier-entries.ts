import type { Database } from '@magpie/db';
import type { EarlierEntry, Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { decodeBlockState } from '../codec/block-state.ts';
import type { RunRecord } from '../run/run-record.ts';

export interface EarlierQuestion {
  readonly plan: Plan;
  readonly members: readonly number[];
  /** Whether it matters when they left; otherwise everybody is told to be inside. */
  readonly asksWhoLeft: boolean;
}

/** Every enrolment that some members have in a run, those under numbers that were merged into theirs among them, by member. */
export async function earlierEntries(db: Database, run: RunRecord, question: EarlierQuestion): Promise<Map<number, readonly EarlierEntry[]>> {
  const { plan, members, asksWhoLeft } = question;
  const { rows } = await sql<{ block: number; slot: number; member_no: number; key: string; entered_at: Date }>`
    with asked as (
      select no as stays, no from unnest(${[...new Set(members)]}::int[]) as no
      union all select alias_of, no from member where workspace_id = ${run.workspaceId} and alias_of = any(${[...new Set(members)]}::int[]))
    select s.block, s.slot, a.stays as member_no, s.key, s.entered_at from slot s join asked a on a.no = s.member_no
    where s.workspace_id = ${run.workspaceId} and s.run_id = ${run.runId} order by s.block, s.slot`.execute(db);
  const left = asksWhoLeft ? await leftAt(db, run, { plan, blocks: [...new Set(rows.map(({ block }) => block))] }) : new Map<string, number>();
  const entries = new Map<number, EarlierEntry[]>();
  for (const { block, slot, member_no, key, entered_at } of rows) {
    const entry = { key, enteredAt: entered_at.getTime(), leftAt: left.get(`${block}|${slot}`) ?? null };
    const known = entries.get(member_no);
    if (known) known.push(entry);
    else entries.set(member_no, [entry]);
  }
  return entries;
}

/** When those who have come to an end did. */
async function leftAt(
  db: Database,
  run: RunRecord,
  { plan, blocks }: { readonly plan: Plan; readonly blocks: readonly number[] },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ block: number; state: Buffer }>`
    select block, state from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and block = any(${[...blocks]}::int[])`.execute(
    db,
  );
  const left = new Map<string, number>();
  for (const { block, state } of rows) {
    const { slots, op, entered } = decodeBlockState(state);
    for (const [index, slot] of slots.entries()) {
      if (plan.ops[op[index] ?? 0]?.op === 'end') left.set(`${block}|${slot}`, entered[index] ?? 0);
    }
  }
  return left;
}
