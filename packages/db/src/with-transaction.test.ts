import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@magpie/kit';
import { testDatabase } from './testing/test-database.ts';
import { withTransaction } from './with-transaction.ts';

describe('withTransaction', () => {
  it('runs the victim of a deadlock again, so that both finish', async () => {
    await using test = await testDatabase();
    await sql`create table account (id int primary key, balance int not null)`.execute(test.db);
    await sql`insert into account values (1, 0), (2, 0)`.execute(test.db);
    let tries = 0;
    const holding = new Set<number>();
    const move = (first: number, second: number) =>
      withTransaction(
        test.db,
        async (transaction) => {
          tries++;
          await sql`update account set balance = balance + 1 where id = ${first}`.execute(transaction);
          holding.add(first);
          while (holding.size < 2) await sql`select pg_sleep(0.01)`.execute(transaction);
          await sql`update account set balance = balance + 1 where id = ${second}`.execute(transaction);
        },
        { random: seededRandom(String(first)) },
      );
    await Promise.all([move(1, 2), move(2, 1)]);
    expect(tries).toBeGreaterThan(2);
    expect((await sql<{ balance: number }>`select balance from account order by id`.execute(test.db)).rows).toEqual([{ balance: 2 }, { balance: 2 }]);
  });

  it('gives up after its attempts, and at once on any other fault', async () => {
    await using test = await testDatabase();
    let tries = 0;
    const failing = (code: string) =>
      withTransaction(
        test.db,
        async (transaction) => {
          tries++;
          await sql`do ${sql.raw(`$$ begin raise exception 'no' using errcode = '${code}'; end $$`)}`.execute(transaction);
        },
        { attempts: 3, random: seededRandom('x') },
      );
    await expect(failing('40001')).rejects.toThrow('no');
    expect(tries).toBe(3);
    await expect(failing('22000')).rejects.toThrow('no');
    expect(tries).toBe(4);
  });
});
