import type { Database } from '@magpie/db';
import { decodeBlockState, encodeBlockState, type RunRef } from '@magpie/engine';
import { type RawBuilder, sql } from 'kysely';

/** Ways in which rows could be wrong without anything failing; two of them only where people enter one by one. */
export type Spoiling =
  | 'a row of history lost'
  | 'an outcome that is another'
  | 'an instant a millisecond off'
  | 'a member lost from the ledger'
  | 'a message meant a millisecond later'
  | 'a message meant twice'
  | 'a coupon lost'
  | 'a member lost from a cohort'
  | 'a stranger in a cohort'
  | 'a tag taken off'
  | 'a tag change lost'
  | 'an enrolment of somebody else'
  | 'another key'
  | 'somebody an op further'
  | 'somebody due a minute later';

/** How each is done; `limit 1` of what the run has. */
const statements: Readonly<
  Record<Exclude<Spoiling, 'somebody an op further' | 'somebody due a minute later'>, (run: RunRef) => RawBuilder<unknown>>
> = {
  'a row of history lost': (run) => sql`delete from transition_block where ctid = ${one('transition_block', run)}`,
  'an outcome that is another': (run) => sql`update transition_block set outcome = outcome || '!' where ctid = ${one('transition_block', run)}`,
  // The first entry of the dictionary is a double of epoch milliseconds, whose units are this bit.
  'an instant a millisecond off': (run) =>
    sql`update transition_block set instants = set_byte(instants, 3, get_byte(instants, 3) # 16) where ctid = ${one('transition_block', run)}`,
  'a member lost from the ledger': (run) =>
    sql`update send_block set slots = substring(slots from 1 for octet_length(slots) - 2), states = substring(states from 2) where ctid = ${one('send_block', run, sql`and get_byte(slots, 0) = 1`)}`,
  'a message meant a millisecond later': (run) =>
    sql`update send_block set at = at + interval '1 millisecond' where ctid = ${one('send_block', run)}`,
  'a message meant twice': (run) =>
    sql`insert into send_block (workspace_id, run_id, batch, block, node, op, version, channel, purpose, at, slots, states, count, open)
      select workspace_id, run_id, batch + 1000000000, block, node, op, version, channel, purpose, at, slots, states, count, open from send_block where ctid = ${one('send_block', run)}`,
  'a coupon lost': (run) => sql`delete from grant_block where ctid = ${one('grant_block', run)}`,
  'a member lost from a cohort': (run) =>
    sql`update cohort_block set members = set_bit(members, ${bitOf(1)}, 0) where ctid = ${saved(run, sql`and bit_count(members) > 0`)}`,
  'a stranger in a cohort': (run) =>
    sql`update cohort_block b set members = set_bit(members, (select min(no & 1023)::int from member m where m.workspace_id = b.workspace_id and m.no >> 10 = b.block and get_bit(b.members, m.no & 1023) = 0), 1)
      where ctid = ${saved(run, sql`and exists (select from member m where m.workspace_id = cb.workspace_id and m.no >> 10 = cb.block and get_bit(cb.members, m.no & 1023) = 0)`)}`,
  'a tag taken off': ({ workspaceId }) =>
    sql`update tag_block set members = set_bit(members, ${bitOf(1)}, 0) where ctid = (select ctid from tag_block where workspace_id = ${workspaceId} and bit_count(members) > 0 limit 1)`,
  'an enrolment of somebody else': (run) =>
    sql`update slot s set member_no = (select min(no) from member m where m.workspace_id = s.workspace_id and not exists (select from slot o where o.workspace_id = s.workspace_id and o.run_id = s.run_id and o.member_no = m.no))
      where ctid = ${one('slot', run, sql`and exists (select from member m where m.workspace_id = slot.workspace_id and not exists (select from slot o where o.workspace_id = slot.workspace_id and o.run_id = slot.run_id and o.member_no = m.no))`)}`,
  'another key': (run) => sql`update slot set key = key || '!' where ctid = ${one('slot', run)}`,
  'a tag change lost': ({
    workspaceId,
  }) => sql`delete from tag_change where ctid = (select ctid from tag_change c where workspace_id = ${workspaceId} and not exists (
    select from tag_change d where d.workspace_id = c.workspace_id and d.member_no = c.member_no and d.tag = c.tag and d.present = c.present and d.occurred_at = c.occurred_at and d.sequence <> c.sequence) limit 1)`,
};

export const spoilings: readonly Spoiling[] = [
  'a row of history lost',
  'an outcome that is another',
  'an instant a millisecond off',
  'a member lost from the ledger',
  'a message meant a millisecond later',
  'a message meant twice',
  'a coupon lost',
  'a member lost from a cohort',
  'a stranger in a cohort',
  'a tag taken off',
  'a tag change lost',
  'somebody an op further',
  'somebody due a minute later',
];

/** Spoils one row of a run, has a look at it, and takes it back; null where the run has no such row. */
export async function spoilRows<Seen>(
  db: Database,
  { run, spoiling }: { readonly run: RunRef; readonly spoiling: Spoiling },
  look: (db: Database) => Promise<Seen>,
): Promise<Seen | null> {
  let seen: Seen | null = null;
  await db
    .transaction()
    .execute(async (transaction) => {
      if (await spoil(transaction, run, spoiling)) seen = await look(transaction);
      throw new TakenBack();
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof TakenBack)) throw fault;
    });
  return seen;
}

class TakenBack extends Error {}

async function spoil(db: Database, run: RunRef, spoiling: Spoiling): Promise<boolean> {
  if (spoiling !== 'somebody an op further' && spoiling !== 'somebody due a minute later')
    return ((await statements[spoiling](run).execute(db)).numAffectedRows ?? 0n) > 0n;
  const { rows } = await sql<{
    block: number;
    state: Buffer;
  }>`select block, state from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by block limit 1`.execute(db);
  const [row] = rows;
  if (!row) return false;
  const state = decodeBlockState(row.state);
  const column = spoiling === 'somebody an op further' ? state.op : state.due;
  column[0] = spoiling === 'somebody an op further' ? (column[0] ?? 0) + 1 : Math.min(column[0] ?? 0, Number.MAX_SAFE_INTEGER) + 60_000;
  await sql`update run_block set state = ${encodeBlockState(state)} where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and block = ${row.block}`.execute(
    db,
  );
  return true;
}

function one(table: string, { workspaceId, runId }: RunRef, also: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`(select ctid from ${sql.table(table)} where workspace_id = ${workspaceId} and run_id = ${runId} ${also} limit 1)`;
}

function saved({ workspaceId, runId }: RunRef, also: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select cb.ctid from cohort_block cb join cohort c on c.workspace_id = cb.workspace_id and c.id = cb.cohort_id where cb.workspace_id = ${workspaceId} and c.origin->>'runId' = ${runId} ${also} limit 1)`;
}

/** The first bit of `members` that is set. */
function bitOf(value: number): RawBuilder<unknown> {
  return sql`(select min(i) from generate_series(0, 1023) i where get_bit(members, i) = ${value})`;
}
