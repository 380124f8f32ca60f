import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export interface MembersByIds {
  /** Whom the ids name, ascending, each once; of a merged one the person they were merged into. */
  readonly memberNos: readonly number[];
  /** Ids that name nobody, as they were given. */
  readonly unknown: readonly string[];
}

/** The members that some ids name: external ids, ids of any source, addresses (a phone number as E.164). One statement, however many there are. */
export async function membersByIds(db: Database, workspaceId: string, ids: readonly string[]): Promise<MembersByIds> {
  const { rows } = await sql<{ id: string; no: number | null }>`
    with asked as (select distinct id from unnest(${[...ids]}::text[]) as id), named as (
      select a.id, m.no from asked a join member m on m.workspace_id = ${workspaceId} and m.external_id = a.id
      union select a.id, i.member_no from asked a join member_identity i on i.workspace_id = ${workspaceId} and i.value = a.id
      union select a.id, d.member_no from asked a join address d on d.workspace_id = ${workspaceId} and d.value = a.id
    )
    select a.id, coalesce(m.alias_of, m.no) as no
    from asked a left join named n on n.id = a.id
    left join member m on m.workspace_id = ${workspaceId} and m.no = n.no and m.erased_at is null`.execute(db);
  return {
    memberNos: [...new Set(rows.flatMap(({ no }) => (no === null ? [] : [no])))].toSorted((left, right) => left - right),
    unknown: rows.filter(({ no }) => no === null).map(({ id }) => id),
  };
}
