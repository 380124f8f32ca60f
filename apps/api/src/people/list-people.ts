import type { Database } from '@magpie/db';
import { sql } from 'kysely';

const pageSize = 50;

/** A page of members by number. `members` is ascending; the cursor is the last number shown. */
export async function listPeople(
  db: Database,
  workspaceId: string,
  page: { readonly members: readonly number[]; readonly cursor: string | null; readonly outcome: string | null },
) {
  const after = page.cursor === null ? -1 : Number(page.cursor);
  const chosen = page.members.filter((no) => no > after).slice(0, pageSize);
  const { rows } = await sql<{ memberNo: number; externalId: string; name: string | null }>`
    select no as "memberNo", external_id as "externalId", attributes->>'name' as name from member
    where workspace_id = ${workspaceId} and no = any(${chosen}::int[]) order by no`.execute(db);
  const last = chosen.at(-1);
  const hasMore = last !== undefined && (page.members.at(-1) ?? -1) > last;
  return {
    people: rows.map((row) => ({ ...row, at: null, outcome: page.outcome })),
    nextCursor: hasMore ? String(last) : null,
    total: page.members.length,
  };
}
