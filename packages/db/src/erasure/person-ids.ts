import { sql } from 'kysely';
import { externalIdOf, keyOfId, type PersonId } from '../facts/person.ts';
import type { Database } from '../open-database.ts';

/** A member in his own right, and every number that stands for him, his own first. */
export interface PersonNumbers {
  readonly no: number;
  readonly numbers: readonly number[];
}

/** Whom a number stands for; null when nobody lives under it: it was never given out, or they are erased. */
export async function personNumbers(db: Database, workspaceId: string, memberNo: number): Promise<PersonNumbers | null> {
  const { rows } = await sql<{ no: number }>`
    with root as (select coalesce(alias_of, no) as no from member where workspace_id = ${workspaceId} and no = ${memberNo})
    select m.no from member m join root on m.no = root.no or m.alias_of = root.no
    where m.workspace_id = ${workspaceId} and m.erased_at is null order by m.no <> root.no, m.no`.execute(db);
  const [first] = rows;
  return first ? { no: first.no, numbers: rows.map(({ no }) => no) } : null;
}

/** Every id and address that a person has, or had: by source, an address by its channel. */
export async function personIds(db: Database, workspaceId: string, numbers: readonly number[]): Promise<readonly PersonId[]> {
  const among = sql`any(${[...numbers]}::int[])`;
  const { rows } = await sql<PersonId>`
    select 'user' as source, external_id as value from member where workspace_id = ${workspaceId} and no = ${among}
    union select source, value from member_identity where workspace_id = ${workspaceId} and member_no = ${among}
    union select channel, value from address where workspace_id = ${workspaceId} and member_no = ${among}
    union select channel, value from address_change where workspace_id = ${workspaceId} and member_no = ${among} and value is not null
    order by 1, 2`.execute(db);
  // Somebody of whom nothing but an id was known bears it as his external id.
  const all = rows.flatMap((id) => [id, { source: 'user', value: externalIdOf(id) }]);
  return [...new Map(all.map((id) => [keyOfId(id), id])).values()];
}
