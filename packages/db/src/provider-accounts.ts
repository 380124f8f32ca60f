import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export interface ProviderAccount {
  readonly workspaceId: string;
  readonly id: string;
  readonly channel: string;
  /** An adapter's name. */
  readonly adapter: string;
  readonly config: unknown;
}

/** Binds a workspace to a provider, or changes the binding's config. A shadow binds to the loopback provider only: the database refuses others. */
export async function saveProviderAccount(db: Database, account: ProviderAccount): Promise<void> {
  await sql`
    insert into provider_account (workspace_id, id, channel, adapter, config, workspace_shadow)
    select w.id, ${account.id}, ${account.channel}, ${account.adapter}, ${JSON.stringify(account.config)}::jsonb, w.shadow
    from workspace w where w.id = ${account.workspaceId}
    on conflict (workspace_id, id) do update set channel = excluded.channel, adapter = excluded.adapter, config = excluded.config`.execute(db);
}

/** The accounts of a workspace in the order of their ids. */
export async function listProviderAccounts(db: Database, workspaceId: string): Promise<readonly ProviderAccount[]> {
  return db
    .selectFrom('provider_account')
    .select(['workspace_id as workspaceId', 'id', 'channel', 'adapter', 'config'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute();
}
