import { sql, type Transaction } from 'kysely';
import type { DB } from '../schema/database.gen.ts';
import type { Written } from './ingest-facts.ts';
import { stagedFor } from './staged-for.ts';

/** Writes staged ids that nobody bears yet. A member's own external id is a user id that needs no row. */
export async function writeIdentities(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const inserted = await sql`
    insert into member_identity (workspace_id, source, value, member_no, sequence, occurred_at)
    select distinct on (s.name, s.content) ${workspaceId}, s.name, s.content, s.no, s.sequence, s.occurred_at
    from ${stagedFor(workspaceId, 'identity')}
    where s.name <> 'user' or not exists (select from member m where m.workspace_id = ${workspaceId} and m.external_id = s.content)
    order by s.name, s.content, s.sequence
    on conflict do nothing`.execute(transaction);
  return { accepted: Number(inserted.numAffectedRows ?? 0n) };
}

/** Writes who brought whom, where nobody was named earlier; nobody brings themselves. */
export async function writeReferrals(transaction: Transaction<DB>, workspaceId: string): Promise<Written> {
  const written = await sql`
    insert into referral as r (workspace_id, member_no, referrer_no, sequence, occurred_at)
    select distinct on (s.no) ${workspaceId}, s.no, coalesce(p.alias_of, p.no), s.sequence, s.occurred_at
    from ${stagedFor(workspaceId, 'referral')} join member p on p.workspace_id = ${workspaceId} and p.external_id = s.content
    where s.no <> coalesce(p.alias_of, p.no)
    order by s.no, s.occurred_at, s.sequence
    on conflict (workspace_id, member_no) do update
      set referrer_no = excluded.referrer_no, sequence = excluded.sequence, occurred_at = excluded.occurred_at
      where r.occurred_at > excluded.occurred_at`.execute(transaction);
  return { accepted: Number(written.numAffectedRows ?? 0n) };
}
