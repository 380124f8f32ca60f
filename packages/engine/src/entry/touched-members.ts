import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRecord } from '../run/run-record.ts';

/** A member whom facts are about, and when the latest of them occurred. */
export interface Touched {
  readonly memberNo: number;
  readonly latestAt: number;
}

/** The members whom some facts are about, ascending; those of a number that was merged are its member's. */
export async function touchedMembers(
  db: Database,
  { workspaceId }: RunRecord,
  { from, to }: { readonly from: bigint; readonly to: bigint },
): Promise<readonly Touched[]> {
  const range = sql`workspace_id = ${workspaceId} and sequence > ${from} and sequence <= ${to}`;
  const { rows } = await sql<{ no: number; latestAt: Date }>`
    select coalesce(m.alias_of, m.no) as no, max(t.occurred_at) as "latestAt" from (
      select member_no, occurred_at from event where ${range} union all select member_no, occurred_at from attribute_change where ${range}
      union all select member_no, occurred_at from tag_change where ${range} union all select member_no, occurred_at from consent_change where ${range}
      union all select no, occurred_at from member where ${range}
    ) t join member m on m.workspace_id = ${workspaceId} and m.no = t.member_no group by 1 order by 1`.execute(db);
  return rows.map(({ no, latestAt }) => ({ memberNo: no, latestAt: latestAt.getTime() }));
}
