import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import { migrate } from './migrate.ts';

describe('migrate', () => {
  it('brings an empty database to the present, once, and keeps the history that Prisma reads', async () => {
    await using test = await testDatabase({ template: null });
    const first = await migrate(test.url);
    expect(first.applied[0]).toBe('20261123000000_init');
    expect((await migrate(test.url)).applied).toEqual([]);
    const { rows } = await sql<{
      name: string;
    }>`select migration_name as name from _prisma_migrations where finished_at is not null order by 1`.execute(test.db);
    expect(rows.map((row) => row.name)).toEqual(first.applied);
  });

  it('lets a shadow workspace bind to the loopback provider only', async () => {
    await using test = await testDatabase();
    await sql`insert into workspace (id, name, zone, currency, shadow) values ('s', 'S', 'UTC', 'USD', true), ('w', 'W', 'UTC', 'USD', false)`.execute(
      test.db,
    );
    const account = (workspace: string, adapter: string, shadow: boolean) =>
      sql`insert into provider_account (workspace_id, id, channel, adapter, config, workspace_shadow) values (${workspace}, ${adapter}, 'sms', ${adapter}, '{}', ${shadow})`.execute(
        test.db,
      );
    await account('s', 'loopback', true);
    await account('w', 'aliyun', false);
    await expect(account('s', 'aliyun', true)).rejects.toThrow(/is_loopback/);
    await expect(account('s', 'aliyun', false)).rejects.toThrow(/shadow_fkey/);
  });

  it('lets a rehearsal run in a shadow only', async () => {
    await using test = await testDatabase();
    await sql`insert into workspace (id, name, zone, currency, shadow) values ('w', 'W', 'UTC', 'USD', false)`.execute(test.db);
    const run = (
      shadow: boolean,
    ) => sql`insert into run (workspace_id, id, journey_id, version, plan_hash, purpose, workspace_shadow, clock, start_at, logical_now, state)
      values ('w', 'r', 'j', 1, 'h', 'rehearsal', ${shadow}, '{}', now(), now(), 'starting')`;
    await expect(run(false).execute(test.db)).rejects.toThrow(/is_rehearsal/);
    await expect(run(true).execute(test.db)).rejects.toThrow(/shadow_fkey/);
  });
});
