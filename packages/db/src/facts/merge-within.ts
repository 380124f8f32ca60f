import type { Instant } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import { setBit } from '../member-bits.ts';
import type { DB } from '../schema/database.gen.ts';
import { addContacts } from './add-contacts.ts';

/** Why two numbers are one person: known by an id that two bear · the source said so · somebody decided. */
export type MergeReason = 'identified' | 'same-identity' | 'alias' | 'by-hand';

/** What led to it: the id that both bear, the message that said so, and the two phones where they differ. */
export interface MergeEvidence {
  readonly source?: string;
  readonly value?: string;
  readonly message?: string;
  readonly phones?: readonly [string, string];
}

export interface Merge {
  /** Member numbers, each in his own right. */
  readonly from: number;
  readonly into: number;
  readonly reason: MergeReason;
  readonly evidence: MergeEvidence;
  readonly decidedBy: string | null;
  readonly occurredAt: Instant;
}

/** Makes `from` an alias of `into` in the caller's transaction, who holds the workspace's fact lock, and writes down why. Loses nothing of either. */
export async function mergeWithin(transaction: Transaction<DB>, workspaceId: string, merge: Merge): Promise<void> {
  const { from, into } = merge;
  // Whoever was merged into `from` before now stands for `into` too: aliases never form chains.
  await sql`update member set alias_of = ${into} where workspace_id = ${workspaceId} and (no = ${from} or alias_of = ${from})`.execute(transaction);
  await sql`
    update member m set zone = coalesce(m.zone, f.zone), occurred_at = least(m.occurred_at, f.occurred_at)
    from member f where f.workspace_id = m.workspace_id and f.no = ${from} and m.workspace_id = ${workspaceId} and m.no = ${into}`.execute(
    transaction,
  );
  await mergeAddresses(transaction, workspaceId, merge);
  await mergeReferrals(transaction, workspaceId, merge);
  await mergeAttributes(transaction, workspaceId, into);
  await mergeTags(transaction, workspaceId, merge);
  await addContacts(transaction, workspaceId, merge);
  await logMerge(transaction, workspaceId, merge);
  await sql`
    with merged as (update workspace set fact_sequence = fact_sequence + 1 where id = ${workspaceId} returning fact_sequence)
    update member_merge set sequence = merged.fact_sequence, settled_at = null from merged
    where workspace_id = ${workspaceId} and from_no = ${from} and into_no = ${into}`.execute(transaction);
  await sql`select pg_notify('magpie_facts', ${workspaceId})`.execute(transaction);
}

async function logMerge(transaction: Transaction<DB>, workspaceId: string, merge: Merge): Promise<void> {
  const { from, into, reason, evidence, decidedBy, occurredAt } = merge;
  await sql`
    insert into member_merge (workspace_id, from_no, into_no, state, reason, evidence, occurred_at, decided_by, decided_at)
    values (${workspaceId}, ${from}, ${into}, 'merged', ${reason}, ${JSON.stringify(evidence)}::jsonb, ${new Date(occurredAt)}, ${decidedBy}, now())
    on conflict (workspace_id, from_no, into_no) do update
      set state = 'merged', refusal = null, evidence = member_merge.evidence || excluded.evidence, decided_by = excluded.decided_by, decided_at = now()`.execute(
    transaction,
  );
  // Open questions about a number that is nobody's own any more are questions about whom it stands for, or none at all.
  await sql`
    update member_merge set state = 'merged', decided_by = ${decidedBy}, decided_at = now()
    where workspace_id = ${workspaceId} and state = 'held' and from_no in (${from}, ${into}) and into_no in (${from}, ${into})`.execute(transaction);
}

/** Current addresses of `into` stay; those that only `from` has become his. What was said of `from` stays in the changes. */
async function mergeAddresses(transaction: Transaction<DB>, workspaceId: string, { from, into }: Merge): Promise<void> {
  const theirs = sql`a.workspace_id = ${workspaceId} and a.member_no = ${from}`;
  // Some came with a load that keeps no changes: what is taken away here must be written down somewhere.
  await sql`
    with missing as (
      select a.channel, a.value, a.occurred_at, row_number() over (order by a.channel) as place from address a
      where ${theirs} and not exists (
        select from address_change c where c.workspace_id = a.workspace_id and c.channel = a.channel and c.member_no = a.member_no and c.value = a.value)
    ), written as (
      insert into address_change (workspace_id, sequence, member_no, channel, value, occurred_at)
      select w.id, w.fact_sequence + m.place, ${from}, m.channel, m.value, m.occurred_at from missing m join workspace w on w.id = ${workspaceId}
      returning 1
    )
    update workspace set fact_sequence = fact_sequence + (select count(*) from written) where id = ${workspaceId}`.execute(transaction);
  await sql`
    update address a set member_no = ${into}
    where ${theirs} and a.channel not in (select channel from address where workspace_id = ${workspaceId} and member_no = ${into})`.execute(
    transaction,
  );
  await sql`delete from address a where ${theirs}`.execute(transaction);
}

/** The earlier of two who brought them counts; nobody has brought themselves. */
async function mergeReferrals(transaction: Transaction<DB>, workspaceId: string, { from, into }: Merge): Promise<void> {
  await sql`
    insert into referral as r (workspace_id, member_no, referrer_no, sequence, occurred_at, recorded_at)
    select workspace_id, ${into}, referrer_no, sequence, occurred_at, recorded_at from referral
    where workspace_id = ${workspaceId} and member_no = ${from} and referrer_no <> ${into}
    on conflict (workspace_id, member_no) do update
      set referrer_no = excluded.referrer_no, sequence = excluded.sequence, occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at
      where r.occurred_at > excluded.occurred_at`.execute(transaction);
  await sql`
    delete from referral where workspace_id = ${workspaceId} and (member_no = ${from} or (member_no = ${into} and referrer_no = ${from}))`.execute(
    transaction,
  );
  await sql`update referral set referrer_no = ${into} where workspace_id = ${workspaceId} and referrer_no = ${from}`.execute(transaction);
}

/** What neither of them has now, nobody has afterwards: only the names that one of them bears are looked at. */
async function mergeAttributes(transaction: Transaction<DB>, workspaceId: string, into: number): Promise<void> {
  const standing = sql`select no, attributes from member where workspace_id = ${workspaceId} and (no = ${into} or alias_of = ${into})`;
  await sql`
    update member m set attributes = coalesce((
      select jsonb_object_agg(each.name, latest.value) from (select distinct k.name from (${standing}) n, jsonb_object_keys(n.attributes) k(name)) each
      cross join lateral (
        select c.value from (${standing}) n
        cross join lateral (
          select value, occurred_at, sequence from attribute_change
          where workspace_id = ${workspaceId} and name = each.name and member_no = n.no order by occurred_at desc, sequence desc limit 1
        ) c
        order by c.occurred_at desc, c.sequence desc limit 1
      ) latest
      where latest.value is not null
    ), '{}')
    where m.workspace_id = ${workspaceId} and m.no = ${into}`.execute(transaction);
}

async function mergeTags(transaction: Transaction<DB>, workspaceId: string, { from, into }: Merge): Promise<void> {
  const bitOf = (no: number) => sql`(b.block = ${no >> 10} and get_bit(b.members, ${no & 1023}) = 1)`;
  const { rows } = await sql<{ tag: string; present: boolean }>`
    select t.tag, latest.present from (
      select distinct b.tag from tag_block b
      where b.workspace_id = ${workspaceId} and b.block in (${from >> 10}, ${into >> 10}) and (${bitOf(from)} or ${bitOf(into)})
    ) t
    cross join lateral (
      select c.present from member n
      cross join lateral (
        select present, occurred_at, sequence from tag_change
        where workspace_id = ${workspaceId} and tag = t.tag and member_no = n.no order by occurred_at desc, sequence desc limit 1
      ) c
      where n.workspace_id = ${workspaceId} and (n.no = ${into} or n.alias_of = ${into})
      order by c.occurred_at desc, c.sequence desc limit 1
    ) latest`.execute(transaction);
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
