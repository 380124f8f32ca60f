import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';

/** Calls whoever is named by a user id that was told later by the external id that the member has had from the start. */
export async function nameStaged(transaction: Transaction<DB>, workspaceId: string): Promise<void> {
  const told = sql`
    member_identity i join member m on m.workspace_id = i.workspace_id and m.no = i.member_no
    where i.workspace_id = ${workspaceId} and i.source = 'user'`;
  await sql`update staged_fact f set external_id = m.external_id from ${told} and i.value = f.external_id`.execute(transaction);
  await sql`update staged_fact f set content = m.external_id from ${told} and i.value = f.content and f.type = 'referral'`.execute(transaction);
}

/**
 * Makes the members whom staged facts name and nobody knows, numbered densely in the order of their first fact. Returns how many. With an offset each
 * member is looked up: a join would read all members of the shop for some thousand facts.
 */
export async function addUnknownMembers(transaction: Transaction<DB>, workspaceId: string): Promise<number> {
  const added = await sql`
    insert into member (workspace_id, no, external_id, sequence, occurred_at)
    select ${workspaceId}, w.next_member_no + row_number() over (order by u.sequence) - 1, u.external_id, u.sequence, u.occurred_at
    from workspace w, (
      select s.external_id, min(s.sequence) as sequence, min(s.occurred_at) as occurred_at
      from (
        select external_id, sequence, occurred_at from staged_fact where external_id is not null
        union all select content, sequence, occurred_at from staged_fact where type = 'referral'
      ) s
      where not exists (select from member m where m.workspace_id = ${workspaceId} and m.external_id = s.external_id offset 0)
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
    cross join lateral (
      select no from member where workspace_id = ${workspaceId} and external_id = s.external_id and occurred_at > s.occurred_at offset 0
    ) later
    where m.workspace_id = ${workspaceId} and m.no = later.no`.execute(transaction);
  await sql`
    update member m set zone = s.content
    from (
      select distinct on (external_id) external_id, content from staged_fact where type = 'member' and content is not null
      order by external_id, occurred_at desc, sequence desc
    ) s
    where m.workspace_id = ${workspaceId} and m.external_id = s.external_id and m.zone is distinct from s.content`.execute(transaction);
}
