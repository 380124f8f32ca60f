import { type RawBuilder, sql, type Transaction } from 'kysely';
import { keyOfId, type PersonId } from '../facts/person.ts';
import type { Database } from '../open-database.ts';
import type { DB } from '../schema/database.gen.ts';

/** Remembers ids as those of somebody who was erased. */
export async function rememberErased(transaction: Transaction<DB>, workspaceId: string, ids: readonly PersonId[]): Promise<void> {
  await sql`
    insert into erased_identity (workspace_id, hash)
    select distinct w.id, identity_hash(w.erasure_key, u.source, u.value)
    from workspace w, unnest(${ids.map(({ source }) => source)}::text[], ${ids.map(({ value }) => value)}::text[]) as u(source, value)
    where w.id = ${workspaceId}
    on conflict do nothing`.execute(transaction);
}

/** Which of some ids were borne by somebody who was erased, by {@link keyOfId}. */
export async function erasedAmong(db: Database, workspaceId: string, ids: readonly PersonId[]): Promise<ReadonlySet<string>> {
  if (!(await anybodyErased(db, workspaceId))) return new Set();
  const { rows } = await sql<PersonId>`
    select u.source, u.value
    from workspace w, unnest(${ids.map(({ source }) => source)}::text[], ${ids.map(({ value }) => value)}::text[]) as u(source, value)
    where w.id = ${workspaceId} and ${isErased(workspaceId, sql`u.source`, sql`u.value`)}`.execute(db);
  return new Set(rows.map(keyOfId));
}

/** Leaves out of the staged facts what is about somebody who was erased, or would give another their ids or addresses. */
export async function leaveOutErased(transaction: Transaction<DB>, workspaceId: string): Promise<void> {
  if (!(await anybodyErased(transaction, workspaceId))) return;
  const erased = (source: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> => isErased(workspaceId, source, value);
  await sql`
    delete from staged_fact s using workspace w where w.id = ${workspaceId} and (
      (s.external_id is not null and ${erased(sql`'user'`, sql`s.external_id`)})
      or (s.type in ('identity', 'address') and s.content is not null and ${erased(sql`s.name`, sql`s.content`)})
      or (s.type = 'referral' and ${erased(sql`'user'`, sql`s.content`)}))`.execute(transaction);
}

/** Most shops have erased nobody, and none of them pays for it. */
async function anybodyErased(db: Database, workspaceId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from erased_identity where workspace_id = ${workspaceId} limit 1`.execute(db);
  return rows.length > 0;
}

/** With the workspace at hand as `w`. */
function isErased(workspaceId: string, source: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from erased_identity e where e.workspace_id = ${workspaceId} and e.hash = identity_hash(w.erasure_key, ${source}, ${value}))`;
}
