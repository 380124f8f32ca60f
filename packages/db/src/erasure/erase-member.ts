import { ok, refuse, type Result } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import { recordAudit } from '../audit.ts';
import { lockFacts } from '../facts/lock-facts.ts';
import type { PersonId } from '../facts/person.ts';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';
import { withTransaction } from '../with-transaction.ts';
import { rememberErased } from './erased-ids.ts';
import { personIds, personNumbers } from './person-ids.ts';
import { deletionOrder, personTables } from './person-tables.ts';
import { rowsOfPerson } from './rows-of-person.ts';

export interface ErasureAsked {
  readonly memberNo: number;
  /** Who wants it; null: the product itself. */
  readonly userId: string | null;
}

export interface Erased {
  readonly memberNo: number;
  /** Workspaces in which something may still be on its way: the shop and the copies that rehearsals made of it. */
  readonly workspaceIds: readonly string[];
}

/**
 * Erases a person, whoever was merged into them included, from a shop and from every copy of it, all or nothing: what `personTables` says of each
 * table. Their number stays and names nobody; their ids stay as keyed hashes, so that nothing about them is taken in again. Runs and messages still
 * hold them until the engine has settled it (`erasure.settled_at`); with no address and no consent left, nothing more goes out meanwhile.
 */
export async function eraseMember(db: Database, workspaceId: string, { memberNo, userId }: ErasureAsked): Promise<Result<Erased, 'not-found'>> {
  return withTransaction(db, async (transaction) => {
    await lockFacts(transaction, workspaceId);
    const person = await personNumbers(transaction, workspaceId, memberNo);
    if (!person) return refuse('not-found');
    const copies = await sql<{ id: string }>`select id from workspace where shadow_of = ${workspaceId} order by id`.execute(transaction);
    const workspaceIds = [workspaceId, ...copies.rows.map(({ id }) => id)];
    // By what the shop itself knows: a copy may have been made before they were merged.
    const ids = await personIds(transaction, workspaceId, person.numbers);
    for (const id of workspaceIds) {
      if (id !== workspaceId) await lockFacts(transaction, id);
      await eraseIn(transaction, id, { numbers: person.numbers, ids });
      await sql`
        insert into erasure (workspace_id, member_no, numbers) values (${id}, ${person.no}, ${[...person.numbers]}::int[])
        on conflict (workspace_id, member_no) do nothing`.execute(transaction);
      await sql`update workspace set fact_sequence = fact_sequence + 1 where id = ${id}`.execute(transaction);
      await sql`select pg_notify('magpie_facts', ${id})`.execute(transaction);
    }
    await recordAudit(transaction, workspaceId, {
      userId,
      action: 'member.erase',
      subject: String(person.no),
      detail: { numbers: person.numbers.length },
    });
    return ok({ memberNo: person.no, workspaceIds });
  });
}

interface Traces {
  readonly numbers: readonly number[];
  readonly ids: readonly PersonId[];
}

async function eraseIn(transaction: Transaction<DB>, workspaceId: string, traces: Traces): Promise<void> {
  const { numbers, ids } = traces;
  const values = [...new Set(ids.map(({ value }) => value))];
  await rememberErased(transaction, workspaceId, ids);
  await blotOut(transaction, workspaceId, { numbers, values });
  for (const table of deletionOrder) {
    const is = personTables[table];
    const where = is ? rowsOfPerson(is, workspaceId, numbers) : null;
    if (!is || !where) continue;
    if (is.type !== 'bits') await sql`delete from ${sql.table(table)} r where ${where}`.execute(transaction);
    else
      for (const no of numbers)
        await sql`
          update ${sql.table(table)} r set members = set_bit(r.members, ${no & 1_023}, 0)
          where ${rowsOfPerson(is, workspaceId, [no])}`.execute(transaction);
  }
  await sql`
    update member set external_id = 'erased:' || gen_random_uuid(), zone = null, attributes = '{}', erased_at = now()
    where workspace_id = ${workspaceId} and no = any(${[...numbers]}::int[])`.execute(transaction);
}

/** What of them stands in rows that are not theirs alone, or has to stay. */
async function blotOut(
  transaction: Transaction<DB>,
  workspaceId: string,
  { numbers, values }: { readonly numbers: readonly number[]; readonly values: readonly string[] },
): Promise<void> {
  const among = sql`any(${[...numbers]}::int[])`;
  const quoted = values.map((value) => JSON.stringify(value));
  await sql`
    delete from dead_letter where workspace_id = ${workspaceId} and exists (
      select from unnest(${quoted}::text[]) v where position(convert_to(v, 'UTF8') in body) > 0)`.execute(transaction);
  await sql`
    delete from test_message t where workspace_id = ${workspaceId} and (
      t.address = any(${[...values]}::text[])
      or exists (select from member m where m.workspace_id = ${workspaceId} and m.no = ${among} and length(m.attributes ->> 'name') > 1
        and strpos(t.text, m.attributes ->> 'name') > 0))`.execute(transaction);
  for (const value of quoted) {
    await sql`
      update audit_entry set detail = replace(detail::text, ${value}, '"…"')::jsonb
      where workspace_id = ${workspaceId} and strpos(detail::text, ${value}) > 0`.execute(transaction);
    await sql`
      update webhook_event set body = replace(body, ${value}, '"…"') where workspace_id = ${workspaceId} and strpos(body, ${value}) > 0`.execute(
      transaction,
    );
    await sql`
      update webhook_attempt set response = replace(response, ${value}, '"…"')
      where workspace_id = ${workspaceId} and strpos(response, ${value}) > 0`.execute(transaction);
  }
  await sql`
    update slot set key = 'erased:' || block || ':' || slot
    where workspace_id = ${workspaceId} and member_no = ${among} and key <> ''`.execute(transaction);
}
