import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';
import { stagedFor } from './staged-for.ts';

/** Writes staged attribute changes that are not there yet, and the current values of whoever changed. */
export async function writeAttributes(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<Written> {
  const inserted = await sql`
    insert into attribute_change (workspace_id, sequence, member_no, name, value, occurred_at)
    select ${workspaceId}, min(s.sequence), s.no, s.name, s.content::jsonb, s.occurred_at
    from ${stagedFor(workspaceId, 'attribute')}
    where not exists (
      select from attribute_change c
      where c.workspace_id = ${workspaceId} and c.name = s.name and c.member_no = s.no and c.occurred_at = s.occurred_at
        and c.value is not distinct from s.content::jsonb
    )
    group by s.no, s.name, s.content, s.occurred_at`.execute(transaction);
  const accepted = Number(inserted.numAffectedRows ?? 0n);
  if (accepted > 0) {
    await updateCurrentAttributes(transaction, workspaceId, base);
    await inferTypes(transaction, workspaceId);
  }
  return { accepted };
}

/** Keeps what undeclared attributes show of their type: one that holds all values so far, or `mixed`. Declared ones stay as they were declared. */
async function inferTypes(transaction: Transaction<DB>, workspaceId: string): Promise<void> {
  await sql`
    insert into attribute_definition as d (workspace_id, name, type, declared)
    select ${workspaceId}, name, case
        when count(distinct type) = 1 then min(type)
        when bool_and(type in ('text', 'date', 'instant')) then 'text'
        else 'mixed'
      end, false
    from (select distinct name, value_type(content::jsonb) as type from staged_fact where type = 'attribute' and content is not null) shown
    group by name
    order by name
    on conflict (workspace_id, name) do update set type = wider_type(d.type, excluded.type)
      where not d.declared and d.type <> wider_type(d.type, excluded.type)`.execute(transaction);
}

/** Rebuilds those attributes of members that changed after `base`: the change that occurred last counts. */
async function updateCurrentAttributes(transaction: Transaction<DB>, workspaceId: string, base: bigint): Promise<void> {
  await sql`
    update member m set attributes = (m.attributes - latest.removed) || latest.present
    from (
      select member_no, coalesce(array_agg(name) filter (where value is null), '{}') as removed,
        coalesce(jsonb_object_agg(name, value) filter (where value is not null), '{}') as present
      from (
        select distinct on (c.member_no, c.name) c.member_no, c.name, c.value
        from attribute_change c
        join (select distinct name, member_no from attribute_change where workspace_id = ${workspaceId} and sequence > ${base}) t
          on t.name = c.name and t.member_no = c.member_no
        where c.workspace_id = ${workspaceId}
        order by c.member_no, c.name, c.occurred_at desc, c.sequence desc
      ) each
      group by member_no
    ) latest
    where m.workspace_id = ${workspaceId} and m.no = latest.member_no`.execute(transaction);
}

/** Writes staged tag changes that are not there yet. */
export async function writeTags(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const inserted = await sql`
    insert into tag_change (workspace_id, sequence, member_no, tag, present, occurred_at)
    select ${workspaceId}, min(s.sequence), s.no, s.name, s.flag, s.occurred_at
    from ${stagedFor(workspaceId, 'tag')}
    where not exists (
      select from tag_change c
      where c.workspace_id = ${workspaceId} and c.tag = s.name and c.member_no = s.no and c.occurred_at = s.occurred_at and c.present = s.flag
    )
    group by s.no, s.name, s.flag, s.occurred_at`.execute(transaction);
  return { accepted: Number(inserted.numAffectedRows ?? 0n) };
}

/** Writes staged consent changes that are not there yet. Consent has no current value beside it: the change that occurred last counts. */
export async function writeConsents(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const inserted = await sql`
    insert into consent_change (workspace_id, sequence, member_no, channel, purpose, given, occurred_at)
    select ${workspaceId}, min(s.sequence), s.no, s.name, s.content, s.flag, s.occurred_at
    from ${stagedFor(workspaceId, 'consent')}
    where not exists (
      select from consent_change c
      where c.workspace_id = ${workspaceId} and c.channel = s.name and c.purpose = s.content and c.member_no = s.no
        and c.occurred_at = s.occurred_at and c.given = s.flag
    )
    group by s.no, s.name, s.content, s.flag, s.occurred_at`.execute(transaction);
  return { accepted: Number(inserted.numAffectedRows ?? 0n) };
}
