import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import { keyOfId, type Person, type PersonId } from './person.ts';

interface Row {
  readonly source: string;
  readonly value: string;
  readonly no: number;
  readonly externalId: string;
  readonly hasUserId: boolean;
  readonly phone: string | null;
}

/** The people whom ids name, by {@link keyOfId}; of a merged one the person he was merged into. Ids that nobody bears are missing. */
export async function findPeople(transaction: Transaction<DB>, workspaceId: string, ids: readonly PersonId[]): Promise<Map<string, Person>> {
  const { rows } = await sql<Row>`
    with asked as (
      select * from unnest(${ids.map(({ source }) => source)}::text[], ${ids.map(({ value }) => value)}::text[]) as u(source, value)
    ), borne as (
      select a.source, a.value, i.member_no from asked a
      join member_identity i on i.workspace_id = ${workspaceId} and i.source = a.source and i.value = a.value
      union all
      select a.source, a.value, m.no from asked a join member m on m.workspace_id = ${workspaceId} and m.external_id = a.value where a.source = 'user'
    ), found as (
      select b.source, b.value, p.no, p.external_id, bool_or(b.source = 'user') over (partition by p.no) as named_by_user from borne b
      join member m on m.workspace_id = ${workspaceId} and m.no = b.member_no
      join member p on p.workspace_id = ${workspaceId} and p.no = coalesce(m.alias_of, m.no)
    )
    select f.source, f.value, f.no, f.external_id as "externalId", s.value as phone,
      f.named_by_user or ${hasUserId(workspaceId)} as "hasUserId"
    from found f
    left join address s on s.workspace_id = ${workspaceId} and s.member_no = f.no and s.channel = 'sms'`.execute(transaction);
  const people = new Map<number, Person>();
  const found = new Map<string, Person>();
  for (const { source, value, no, externalId, hasUserId: known, phone } of rows) {
    const person = people.get(no) ?? { no, externalId, hasUserId: known, phone, standsFor: null };
    person.hasUserId ||= known;
    people.set(no, person);
    found.set(keyOfId({ source, value }), person);
  }
  return found;
}

/** Whether `f.no`, or a number that stands for it, bears a user id: one that was told, or an external id that was not made of another id. */
function hasUserId(workspaceId: string) {
  return sql`exists (
    select from member q where q.workspace_id = ${workspaceId} and (q.no = f.no or q.alias_of = f.no) and (
      exists (select from member_identity i where i.workspace_id = ${workspaceId} and i.member_no = q.no and i.source = 'user')
      or not exists (select from member_identity i where i.workspace_id = ${workspaceId} and i.member_no = q.no and i.source || ':' || i.value = q.external_id)
    )
  )`;
}
