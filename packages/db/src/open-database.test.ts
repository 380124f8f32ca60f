import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { copyRows, DatabaseUnavailableError, listen, openDatabase } from './index.ts';
import { testDatabase } from './testing/test-database.ts';

describe('openDatabase', () => {
  it('reads int8 as bigint and timestamptz as Date, and survives the death of its connection', async () => {
    await using test = await testDatabase();
    const { rows } = await sql<{ big: unknown; at: unknown }>`select 9007199254740993::int8 as big, '2026-01-01Z'::timestamptz as at`.execute(
      test.db,
    );
    expect(rows).toEqual([{ big: 9007199254740993n, at: new Date('2026-01-01Z') }]);
    await expect(sql`select pg_terminate_backend(pg_backend_pid())`.execute(test.db)).rejects.toThrow(/terminat/);
    expect((await sql<{ one: number }>`select 1 as one`.execute(test.db)).rows).toEqual([{ one: 1 }]);
  });

  it('says in one sentence why a database cannot be used, without the password', async () => {
    await using test = await testDatabase();
    const fault = async (change: Partial<URL>): Promise<DatabaseUnavailableError> => {
      const db = openDatabase(Object.assign(new URL(test.url), change).toString(), { maxConnections: 1, applicationName: 'test' });
      const caught = await sql`select 1`.execute(db).catch((error: unknown) => error);
      await db.destroy();
      if (!(caught instanceof DatabaseUnavailableError)) throw new Error('expected a typed fault', { cause: caught });
      return caught;
    };
    expect((await fault({ port: '1' })).reason).toBe('refused');
    expect((await fault({ password: 'sesame' })).reason).toBe('authentication');
    const missing = await fault({ pathname: '/nowhere' });
    expect(missing.reason).toBe('no-database');
    expect(missing.message).toMatch(/127\.0\.0\.1:\d+\/nowhere: the server has no such database/);
    expect(missing.message).not.toContain('postgres:');
  });

  it('hears notices, also after its connection was cut', async () => {
    await using test = await testDatabase();
    const stop = new AbortController();
    const heard: string[] = [];
    let connections = 0;
    const hearing = listen(test.url, {
      channels: ['magpie_facts'],
      onNotice: (_, payload) => heard.push(payload),
      onConnected: () => connections++,
      signal: stop.signal,
    });
    await expect.poll(() => connections, { timeout: 10_000 }).toBe(1);
    await sql`select pg_notify('magpie_facts', 'one')`.execute(test.db);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one']);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'magpie-listen' and datname = current_database()`.execute(
      test.db,
    );
    await expect.poll(() => connections, { timeout: 10_000 }).toBe(2);
    await sql`select pg_notify('magpie_facts', 'two')`.execute(test.db);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one', 'two']);
    stop.abort();
    await hearing;
  });
});

describe('copyRows', () => {
  it('brings every kind of cell in unchanged, inside the transaction', async () => {
    await using test = await testDatabase();
    const text = 'tab\tline\nreturn\rback\\slash \\N 鹊桥 🐦';
    const rows = await test.db.transaction().execute(async (transaction) => {
      await sql`create temp table cells (a text, b int8, c bool, d timestamptz, e bytea, f jsonb, g text)`.execute(transaction);
      const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      const row = [text, 2n ** 60n, true, new Date(1234), Buffer.from([0, 92, 255]), JSON.stringify({ text }), null];
      expect(await copyRows(transaction, { table: 'cells', columns }, [row])).toBe(1n);
      return (await sql`select * from cells`.execute(transaction)).rows;
    });
    expect(rows).toEqual([{ a: text, b: 2n ** 60n, c: true, d: new Date(1234), e: Buffer.from([0, 92, 255]), f: { text }, g: null }]);
  });

  it('leaves the connection usable when a row is refused', async () => {
    await using test = await testDatabase();
    const copying = test.db.transaction().execute(async (transaction) => {
      await sql`create temp table cells (a int)`.execute(transaction);
      await copyRows(transaction, { table: 'cells', columns: ['a'] }, [['x']]);
    });
    await expect(copying).rejects.toThrow(/invalid input syntax/);
    expect((await sql<{ one: number }>`select 1 as one`.execute(test.db)).rows).toEqual([{ one: 1 }]);
  });
});
