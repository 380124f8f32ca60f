import { ok, refuse, type Result } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import { lockFacts } from './facts/lock-facts.ts';
import { setBit } from './member-bits.ts';
import type { Database } from './open-database.ts';
import type { DB } from './schema/database.gen.ts';
import { withTransaction } from './with-transaction.ts';

export type MergeRefusal = 'not-found' | 'same-member' | 'already-merged' | 'different-addresses';

/**
 * Merges member `from` into `into` (external ids): his number becomes a permanent alias, his history stays where it was recorded, and what is current
 * of both is current of `into`. Refuses when the two have different SMS addresses: they are not shown to be one person.
 */
export async function mergeMembers(
  db: Database,
  workspaceId: string,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<Result<{ readonly no: number }, MergeRefusal>> {
  return withTransaction(db, async (transaction) => {
    await lockFacts(transaction, workspaceId);
    const { rows } = await sql<{ external_id: string; no: number; alias_of: number | null; sms: string | null }>`
      select m.external_id, m.no, m.alias_of, a.value as sms from member m
      left join address a on a.workspace_id = m.workspace_id and a.member_no = m.no and a.channel = 'sms'
      where m.workspace_id = ${workspaceId} and m.external_id in (${from}, ${into})`.execute(transaction);
    const left = rows.find((row) => row.external_id === from);
    const right = rows.find((row) => row.external_id === into);
    if (!left || !right) return refuse('not-found');
    if (left === right) return refuse('same-member');
    if (left.alias_of !== null || right.alias_of !== null) return refuse('already-merged');
    if (left.sms !== null && right.sms !== null && left.sms !== right.sms) return refuse('different-addresses');
    await writeAlias(transaction, workspaceId, { from: left.no, into: right.no });
    return ok({ no: right.no });
  });
}

interface Numbers {
  readonly from: number;
  readonly into: number;
}

async function writeAlias(transaction: Transaction<DB>, workspaceId: string, { from, into }: Numbers): Promise<void> {
  // Whoever was merged into `from` before now stands for `into` too: aliases never form chains.
  await sql`update member set alias_of = ${into} where workspace_id = ${workspaceId} and (no = ${from} or alias_of = ${from})`.execute(transaction);
  await sql`
    update address set member_no = ${into}
    where workspace_id = ${workspaceId} and member_no = ${from}
      and channel not in (select channel from address where workspace_id = ${workspaceId} and member_no = ${into})`.execute(transaction);
  await sql`delete from address where workspace_id = ${workspaceId} and member_no = ${from}`.execute(transaction);
  await mergeAttributes(transaction, workspaceId, into);
  await mergeTags(transaction, workspaceId, { from, into });
  await sql`
    update workspace set fact_sequence = fact_sequence + 1 where id = ${workspaceId}`.execute(transaction);
  await sql`select pg_notify('magpie_facts', ${workspaceId})`.execute(transaction);
}

async function mergeAttributes(transaction: Transaction<DB>, workspaceId: string, into: number): Promise<void> {
  await sql`
    update member m set attributes = coalesce((
      select jsonb_object_agg(name, value) from (
        select distinct on (c.name) c.name, c.value from attribute_change c join member p on p.workspace_id = c.workspace_id and p.no = c.member_no
        where c.workspace_id = ${workspaceId} and ${into} in (p.no, p.alias_of)
        order by c.name, c.occurred_at desc, c.sequence desc
      ) latest where value is not null
    ), '{}')
    where m.workspace_id = ${workspaceId} and m.no = ${into}`.execute(transaction);
}

async function mergeTags(transaction: Transaction<DB>, workspaceId: string, { from, into }: Numbers): Promise<void> {
  const { rows } = await sql<{ tag: string; present: boolean }>`
    select distinct on (c.tag) c.tag, c.present from tag_change c join member p on p.workspace_id = c.workspace_id and p.no = c.member_no
    where c.workspace_id = ${workspaceId} and ${into} in (p.no, p.alias_of)
    order by c.tag, c.occurred_at desc, c.sequence desc`.execute(transaction);
  for (const { tag, present } of rows) {
    await writeBit(transaction, { workspaceId, tag, no: into, on: present });
    await writeBit(transaction, { workspaceId, tag, no: from, on: false });
  }
}

async function writeBit(
  transaction: Transaction<DB>,
  { workspaceId, tag, no, on }: { readonly workspaceId: string; readonly tag: string; readonly no: number; readonly on: boolean },
): Promise<void> {
  const found = await sql<{ members: Buffer }>`
    select members from tag_block where workspace_id = ${workspaceId} and tag = ${tag} and block = ${no >> 10} for update`.execute(transaction);
  const members = found.rows[0]?.members ?? Buffer.alloc(128);
  setBit(members, no & 1023, on);
  await sql`
    insert into tag_block (workspace_id, tag, block, members) values (${workspaceId}, ${tag}, ${no >> 10}, ${members})
    on conflict (workspace_id, tag, block) do update set members = excluded.members`.execute(transaction);
}
