import { normalisePhone } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export interface MembersByIds {
  /** Whom the ids name, ascending, each once; of a merged one the person they were merged into. */
  readonly memberNos: readonly number[];
  /** Ids that name nobody, as they were given. */
  readonly unknown: readonly string[];
}

/**
 * The members that some ids name: external ids, ids of any source, addresses. What names nobody as it is written is looked for as a phone number and as an
 * e-mail address too. One statement, however many there are.
 */
export async function membersByIds(db: Database, workspaceId: string, ids: readonly string[]): Promise<MembersByIds> {
  const given = [...new Set(ids)];
  const forms = given.flatMap((id) => [{ id, form: id, turn: 0 }, ...otherForms(id).map((form) => ({ id, form, turn: 1 }))]);
  const column = <Key extends keyof (typeof forms)[number]>(key: Key) => forms.map((form) => form[key]);
  const { rows } = await sql<{ id: string; no: number | null }>`
    with asked as (
      select id, form, turn from unnest(${column('id')}::text[], ${column('form')}::text[], ${column('turn')}::int[]) as asked (id, form, turn)
    ), named as (
      select a.id, a.turn, m.no from asked a join member m on m.workspace_id = ${workspaceId} and m.external_id = a.form
      union select a.id, a.turn, i.member_no from asked a join member_identity i on i.workspace_id = ${workspaceId} and i.value = a.form
      union select a.id, a.turn, d.member_no from asked a join address d on d.workspace_id = ${workspaceId} and d.value = a.form
    ), found as (
      select n.id, coalesce(m.alias_of, m.no) as no, n.turn, min(n.turn) over (partition by n.id) as first
      from named n join member m on m.workspace_id = ${workspaceId} and m.no = n.no and m.erased_at is null
    )
    select a.id, f.no from unnest(${given}::text[]) as a (id) left join found f on f.id = a.id and f.turn = f.first`.execute(db);
  return {
    memberNos: [...new Set(rows.flatMap(({ no }) => (no === null ? [] : [no])))].toSorted((left, right) => left - right),
    unknown: rows.filter(({ no }) => no === null).map(({ id }) => id),
  };
}

/** A phone number as E.164, national ones as those of Chinese mobiles; an e-mail address as it is told apart. */
function otherForms(id: string): readonly string[] {
  const phone = normalisePhone(id, '86');
  const isPhone = phone !== null && (/^\s*(?:\+|00)/.test(id) || /^\+861\d{10}$/.test(phone));
  return [id.trim().toLowerCase(), ...(isPhone ? [phone] : [])].filter((form) => form !== id);
}
