import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';

/** Makes the members whom staged facts name and nobody knows, numbered densely in the order of their first fact. Returns how many. */
export async function addUnknownMembers(transaction: Transaction<DB>, workspaceId: string): Promise<number> {
  const added = await sql`
    insert into member (workspace_id, no, external_id, sequence, occurred_at)
    select ${workspaceId}, w.next_member_no + row_number() over (order by u.sequence) - 1, u.external_id, u.sequence, u.occurred_at
    from workspace w, (
      select s.external_id, min(s.sequence) as sequence, min(s.occurred_at) as occurred_at from staged_fact s
      where s.external_id is not null
        and not exists (select from member m where m.workspace_id = ${workspaceId} and m.external_id = s.external_id)
      group by s.external_id
    ) u
    where w.id = ${workspaceId}`.execute(transaction);
  const count = Number(added.numAffectedRows ?? 0n);
  if (count > 0) await sql`update workspace set next_member_no = next_member_no + ${count} where id = ${workspaceId}`.execute(transaction);
  return count;
}

/** Members have been there since their earliest fact, and live in the zone that was said last. */
export async function touchMembers(transaction: Transaction<DB>, workspaceId: string): Promise<void> {
  await sql`
    update member m set occurred_at = s.occurred_at
    from (select external_id, min(occurred_at) as occurred_at from staged_fact where external_id is not null group by external_id) s
    where m.workspace_id = ${workspaceId} and m.external_id = s.external_id and m.occurred_at > s.occurred_at`.execute(transaction);
  await sql`
    update member m set zone = s.content
    from (
      select distinct on (external_id) external_id, content from staged_fact where type = 'member' and content is not null
      order by external_id, occurred_at desc, sequence desc
    ) s
    where m.workspace_id = ${workspaceId} and m.external_id = s.external_id and m.zone is distinct from s.content`.execute(transaction);
}
