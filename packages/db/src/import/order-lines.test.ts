import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { importing, importRoom, mappingOf } from './import-room.ts';

describe('lines of orders', () => {
  it('puts orders together from their lines, wherever those stand; what was called off or not sold is none', async () => {
    await using test = await importRoom();
    const mapping = mappingOf({
      version: 1,
      source: 'till',
      format: { type: 'delimited', delimiter: ',' },
      zone: 'UTC',
      currency: 'CNY',
      member: { column: 'who' },
      date: { column: 'day', pattern: 'yyyy-MM-dd' },
      row: {
        type: 'order-line',
        id: { column: 'no' },
        quantity: { column: 'pieces' },
        unitPrice: { column: 'price' },
        goods: { column: 'sku' },
        goodsName: { column: 'name' },
        cancelledPrefix: 'C',
      },
      attributes: { city: { column: 'city' } },
    });
    const lines = [
      'no,who,day,pieces,price,sku,name,city',
      '1,a,2026-01-02,2,1.505,t-1,Tea,York',
      '2,b,2026-01-03,1,5,t-2,Pot,Leeds',
      '1,a,2026-01-01,3,0.111,t-2,Pot,York',
      'C3,a,2026-01-05,-1,5,t-2,Pot,York',
      '2,a,2026-01-03,1,5,t-2,Pot,York',
      '4,b,2026-01-04,-2,5,t-2,Pot,Leeds',
      '4,b,2026-01-04,2,0,t-2,Pot,Leeds',
      '5,b,2026-01-04,few,1,t-2,Pot,Leeds',
      ',b,2026-01-04,1,1,t-2,Pot,Leeds',
      '6,,2026-01-04,1,1,t-2,Pot,',
    ].join('\n');
    const counts = {
      read: 11,
      imported: 4,
      rejected: 6,
      skipped: 1,
      newMembers: 2,
      reasons: { 'not-sold': 2, 'bad-quantity': 1, 'no-key': 1, 'no-member': 1, 'other-member': 1 },
    };
    for (const batchRows of [2, 5_000]) expect(await importing(test, lines, { mapping, isDryRun: true, batchRows })).toMatchObject(counts);
    expect(await importing(test, lines, { mapping, batchRows: 2 })).toMatchObject(counts);
    expect(await importing(test, lines, { mapping })).toMatchObject({ imported: 0, alreadyThere: 4, newMembers: 0, rejected: 6 });
    const { rows } = await sql`
      select e.name, e.key, e.value, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD') as day, m.external_id as who,
        (select array_agg(l.goods_id || ' ' || l.quantity || ' ' || l.unit_price order by l.line) from order_line l where l.order_id = e.key) as lines
      from event e join member m on m.no = e.member_no order by e.key`.execute(test.db);
    expect(rows).toEqual([
      // 2 × 1.505 + 3 × 0.111 = 3.343
      { name: 'Order Completed', key: '1', value: 334n, day: '2026-01-01', who: 'a', lines: ['t-1 2.000 150.5000', 't-2 3.000 11.1000'] },
      { name: 'Order Completed', key: '2', value: 500n, day: '2026-01-03', who: 'b', lines: ['t-2 1.000 500.0000'] },
      { name: 'Order Cancelled', key: 'C3', value: 500n, day: '2026-01-05', who: 'a', lines: null },
    ]);
    const { rows: goods } = await sql`select id, name from goods order by id`.execute(test.db);
    expect(goods).toEqual([
      { id: 't-1', name: 'Tea' },
      { id: 't-2', name: 'Pot' },
    ]);
  });

  it('makes no order of half its lines when it is stopped', async () => {
    await using test = await importRoom();
    const mapping = mappingOf({
      version: 1,
      source: 'till',
      format: { type: 'delimited', delimiter: ',' },
      zone: 'UTC',
      currency: 'CNY',
      member: { column: 'who' },
      date: { fixed: '2026-01-01' },
      row: { type: 'order-line', id: { column: 'no' }, quantity: { column: 'pieces' }, unitPrice: { column: 'price' } },
    });
    const content = ['no,who,pieces,price', ...Array.from({ length: 40_000 }, (_, line) => `${line % 300},m${line % 300},1,1`)].join('\n');
    const stop = new AbortController();
    const stopped = await importing(test, content, { mapping, batchRows: 1_000, signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped).toMatchObject({ imported: 0, cancelled: true });
    expect((await sql`select 1 from shop_order`.execute(test.db)).rows).toEqual([]);
    expect(await importing(test, content, { mapping })).toMatchObject({ imported: 40_000, newMembers: 300, cancelled: false });
  });
});
