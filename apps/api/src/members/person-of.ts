import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { Refused } from '../refusals.ts';

export interface FoundPerson {
  readonly no: number;
  /** Every number that stands for them, their own first. */
  readonly numbers: readonly number[];
  readonly member: {
    readonly externalId: string;
    readonly name: string | null;
    /** IANA; null: the workspace's. */
    readonly zone: string | null;
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly since: number;
  };
}

/** The person that a number stands for. Throws `not-found` for one that nobody has, or whose person was erased. */
export async function personOf(db: Database, workspaceId: string, memberNo: number): Promise<FoundPerson> {
  const { rows } = await sql<{ no: number; externalId: string; zone: string | null; attributes: Record<string, unknown>; since: Date }>`
    with root as (select coalesce(alias_of, no) as no from member where workspace_id = ${workspaceId} and no = ${memberNo})
    select m.no, m.external_id as "externalId", m.zone, m.attributes, m.occurred_at as since from member m join root on m.no = root.no or m.alias_of = root.no
    where m.workspace_id = ${workspaceId} and m.erased_at is null order by m.no <> root.no, m.no`.execute(db);
  const [first] = rows;
  if (!first) throw new Refused('not-found');
  const { no, since, ...member } = first;
  const name = member.attributes['name'];
  return { no, numbers: rows.map((row) => row.no), member: { ...member, name: typeof name === 'string' ? name : null, since: since.getTime() } };
}
