import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';
import { stagedFor } from './staged-for.ts';

/** Writes staged addresses that are not there yet, and keeps the one of each member and channel that was said last. */
export async function writeAddresses(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const inserted = await sql`
    insert into address_change (workspace_id, sequence, member_no, channel, value, occurred_at)
    select ${workspaceId}, min(s.sequence), s.no, s.name, s.content, s.occurred_at
    from ${stagedFor(workspaceId, 'address')}
    where not exists (
      select from address_change c
      where c.workspace_id = ${workspaceId} and c.channel = s.name and c.member_no = s.no and c.occurred_at = s.occurred_at
        and c.value is not distinct from s.content
    )
    group by s.no, s.name, s.content, s.occurred_at`.execute(transaction);
  const accepted = Number(inserted.numAffectedRows ?? 0n);
  if (accepted === 0) return { accepted };
  const latest = sql`
    select distinct on (c.channel, c.member_no) c.channel, c.member_no, c.value, c.sequence, c.occurred_at
    from address_change c
    join (select distinct channel, member_no from address_change where workspace_id = ${workspaceId} and sequence > ${base}) t
      on t.channel = c.channel and t.member_no = c.member_no
    where c.workspace_id = ${workspaceId}
    order by c.channel, c.member_no, c.occurred_at desc, c.sequence desc`;
  await sql`
    insert into address as a (workspace_id, channel, member_no, value, sequence, occurred_at)
    select ${workspaceId}, l.channel, l.member_no, l.value, l.sequence, l.occurred_at from (${latest}) l where l.value is not null
    on conflict (workspace_id, channel, member_no) do update
      set value = excluded.value, sequence = excluded.sequence, occurred_at = excluded.occurred_at
      where a.occurred_at <= excluded.occurred_at and a.value <> excluded.value`.execute(transaction);
  await sql`
    delete from address a using (${latest}) l
    where l.value is null and a.workspace_id = ${workspaceId} and a.channel = l.channel and a.member_no = l.member_no
      and a.occurred_at <= l.occurred_at`.execute(transaction);
  return { accepted };
}
