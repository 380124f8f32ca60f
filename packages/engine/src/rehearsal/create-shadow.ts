import type { Database } from '@magpie/db';
import { sql } from 'kysely';

export interface ShadowOptions {
  /** The real workspace. */
  readonly from: string;
  /** Id of the shadow workspace to make. */
  readonly to: string;
  readonly loopback: LoopbackBinding;
}

/** How a shadow reaches the loopback provider, the only one it may have (database constraint). */
export interface LoopbackBinding {
  readonly url: string;
  /** Declared to the adapter: whether the provider repeats a call harmlessly. */
  readonly idempotent: boolean;
  /** Where the API takes receipts: `<receiptBase>/<workspace>/<account>`; null = they are not wanted. */
  readonly receiptBase: string | null;
}

const shadowAccount = 'loopback-sms';

/**
 * Makes the empty shadow of a workspace: its settings and one loopback account. Cheap; {@link copyFacts} fills it. Doing it again changes nothing.
 */
export async function createShadow(db: Database, options: ShadowOptions): Promise<void> {
  await sql`
    insert into workspace (id, name, zone, currency, locale, shadow, shadow_of, next_member_no, quiet_hours, hourly_ceiling, settling_seconds, official_days)
    select ${options.to}, name, zone, currency, locale, true, id, next_member_no, quiet_hours, hourly_ceiling, settling_seconds, official_days
    from workspace where id = ${options.from}
    on conflict (id) do nothing`.execute(db);
  await sql`
    insert into membership (workspace_id, user_id, role)
    select ${options.to}, user_id, role from membership where workspace_id = ${options.from}
    on conflict do nothing`.execute(db);
  const { url, idempotent, receiptBase } = options.loopback;
  const receipts = receiptBase === null ? {} : { receiptUrl: `${receiptBase}/${options.to}/${shadowAccount}` };
  const config = JSON.stringify({ url, idempotent, ...receipts });
  await sql`
    insert into provider_account (workspace_id, id, channel, adapter, config, workspace_shadow)
    values (${options.to}, ${shadowAccount}, 'sms', 'loopback', ${config}::jsonb, true)
    on conflict do nothing`.execute(db);
}
