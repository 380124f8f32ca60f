import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { bulkLoad, createWorkspace, type Database, ingestFacts } from './index.ts';
import { testDatabase } from './testing/test-database.ts';

async function indexes(db: Database): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select i.indexname, i.indexdef, c.contype from pg_indexes i left join pg_constraint c on c.conname = i.indexname
    where i.tablename in ('event', 'shop_order') order by 1`.execute(db);
  return rows;
}

describe('bulkLoad', () => {
  it('leaves every key and index as it was, and works without them meanwhile', async () => {
    await using test = await testDatabase();
    const before = await indexes(test.db);
    expect(before).toHaveLength(6);
    await test.db.transaction().execute((transaction) =>
      bulkLoad(transaction, ['event', 'shop_order'], async () => {
        expect(await indexes(transaction)).toEqual([]);
        await sql`insert into event (workspace_id, sequence, id, member_no, name, occurred_at) values ('w', 1, 'a', 0, 'x', now())`.execute(
          transaction,
        );
      }),
    );
    expect(await indexes(test.db)).toEqual(before);
    await expect(
      sql`insert into event (workspace_id, sequence, id, member_no, name, occurred_at) values ('w', 1, 'b', 0, 'x', now())`.execute(test.db),
    ).rejects.toThrow(/event_pkey/);
  });

  it('does not touch the indexes of a table that holds anything', async () => {
    await using test = await testDatabase();
    await createWorkspace(test.db, { id: 'w', name: 'w', zone: 'UTC', currency: 'CNY' });
    await ingestFacts(test.db, 'w', [{ type: 'event', id: 'a', externalId: 'm', name: 'x', occurredAt: 0 }]);
    const during = await test.db.transaction().execute((transaction) => bulkLoad(transaction, ['event', 'shop_order'], () => indexes(transaction)));
    expect(during).toHaveLength(4);
  });
});
