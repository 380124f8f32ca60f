import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRecord } from '../run/run-record.ts';

/** The members whom some facts are about, ascending; those of a number that was merged are its member's. */
export async function touchedMembers(
  db: Database,
  { workspaceId }: RunRecord,
  { from, to }: { readonly from: bigint; readonly to: bigint },
): Promise<readonly number[]> {
  const range = sql`workspace_id = ${workspaceId} and sequence > ${from} and sequence <= ${to}`;
  const { rows } = await sql<{ no: number }>`
    select distinct coalesce(m.alias_of, m.no) as no from (
      select member_no from event where ${range} union select member_no from attribute_change where ${range}
      union select member_no from tag_change where ${range} union select member_no from consent_change where ${range}
      union select no from member where ${range}
    ) t join member m on m.workspace_id = ${workspaceId} and m.no = t.member_no order by 1`.execute(db);
  return rows.map(({ no }) => no);
}
