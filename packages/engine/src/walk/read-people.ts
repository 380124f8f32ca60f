import type { AttributeChange, ConsentChange, EventFact, MemberFacts, TagChange } from '@magpie/audience';
import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** A member with everything that is known of them, those who were merged into them included. */
export interface KnownPerson {
  readonly no: number;
  readonly externalId: string;
  /** IANA zone; null: the workspace's. */
  readonly zone: string | null;
  /** Current values. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Channels on which they have an address. */
  readonly channels: readonly string[];
  readonly facts: MemberFacts;
}

/** Reads people by their numbers, set-wise, in ascending order; merged and erased numbers are nobody. For a page of a few hundred at a time. */
export async function readPeople(db: Database, workspaceId: string, numbers: readonly number[]): Promise<readonly KnownPerson[]> {
  // Facts lie under the numbers they came by: a member's own, and those of whoever was merged into them.
  const among = sql`(
    select m.no as stands_for, m.no from member m where m.workspace_id = ${workspaceId} and m.no = any(${[...numbers]}::int[])
    union all
    select m.alias_of, m.no from member m where m.workspace_id = ${workspaceId} and m.alias_of = any(${[...numbers]}::int[]))`;
  const facts = (table: string, columns: ReturnType<typeof sql>) => sql`
    select a.stands_for as no, ${columns} from ${among} a join ${sql.table(table)} f on f.workspace_id = ${workspaceId} and f.member_no = a.no`;
  const stamp = sql`f.sequence, (extract(epoch from f.occurred_at) * 1000)::float8 as "occurredAt"`;
  const members = await sql<Omit<KnownPerson, 'channels' | 'facts'>>`
    select no, external_id as "externalId", zone, attributes from member
    where workspace_id = ${workspaceId} and no = any(${[...numbers]}::int[]) and alias_of is null and erased_at is null order by no`.execute(db);
  const addresses = await sql<{ no: number; channel: string }>`
    select member_no as no, channel from address where workspace_id = ${workspaceId} and member_no = any(${[...numbers]}::int[])`.execute(db);
  const attributes = await sql<Row<AttributeChange>>`${facts('attribute_change', sql`f.name, f.value, ${stamp}`)}`.execute(db);
  const tags = await sql<Row<TagChange>>`${facts('tag_change', sql`f.tag, f.present, ${stamp}`)}`.execute(db);
  const consents = await sql<Row<ConsentChange>>`${facts('consent_change', sql`f.channel, f.purpose, f.given, ${stamp}`)}`.execute(db);
  const events = await sql<Row<EventFact>>`
    ${facts('event', sql`f.name, f.key, f.value::float8 as value, f.properties, ${stamp}`)} order by f.occurred_at, f.sequence`.execute(db);
  const cohorts = await sql<{ no: number; cohort: string }>`
    select a.stands_for as no, b.cohort_id as cohort from ${among} a
    join cohort_block b on b.workspace_id = ${workspaceId} and b.block = a.no >> 10
    where (a.no & 1023) < 8 * length(b.members) and get_bit(b.members, a.no & 1023) = 1`.execute(db);
  const of = {
    attributes: byNumber(attributes.rows),
    tags: byNumber(tags.rows),
    consents: byNumber(consents.rows),
    events: byNumber(events.rows),
    cohorts: byNumber(cohorts.rows),
    channels: byNumber(addresses.rows),
  };
  return members.rows.map((member) => ({
    ...member,
    channels: (of.channels.get(member.no) ?? []).map(({ channel }) => channel),
    facts: {
      attributes: of.attributes.get(member.no) ?? [],
      tags: of.tags.get(member.no) ?? [],
      consents: of.consents.get(member.no) ?? [],
      events: of.events.get(member.no) ?? [],
      cohorts: new Set((of.cohorts.get(member.no) ?? []).map(({ cohort }) => cohort)),
    },
  }));
}

type Row<Fact> = Fact & { readonly no: number };

function byNumber<Fact extends { readonly no: number }>(rows: readonly Fact[]): ReadonlyMap<number, readonly Fact[]> {
  const lists = new Map<number, Fact[]>();
  for (const row of rows) {
    const list = lists.get(row.no);
    if (list === undefined) lists.set(row.no, [row]);
    else list.push(row);
  }
  return lists;
}
