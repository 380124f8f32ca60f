import { testDatabase } from '@magpie/db/testing';
import type { ImportReport } from '@magpie/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRetail, retailFile } from './retail-shop.ts';

describe.runIf(retailFile !== null)('the Online Retail invoices', () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  let report: ImportReport;

  beforeAll(async () => {
    test = await testDatabase();
    report = await importRetail(test.db, retailFile ?? '');
  }, 600_000);
  afterAll(() => test[Symbol.asyncDispose]());

  it('come in line by line, and every line is accounted for', () => {
    const { read, imported, rejected, skipped, reasons } = report;
    expect({ read, imported, rejected, skipped }).toEqual({ read: 541_910, imported: 406_789, rejected: 135_120, skipped: 1 });
    // 135,080 lines name no customer; 40 were given away. Of the 406,789 others 8,905 are of cancelled invoices.
    expect(reasons).toEqual({ 'no-member': 135_080, 'not-sold': 40 });
  });

  // Customer present, not cancelled, quantity and price above zero: the figures that everybody who cleans this file comes to.
  it('give the figures that are known of them', async () => {
    const { rows } = await sql`
      select
        (select count(*)::int from order_line where workspace_id = 'retail') as lines,
        (select count(*)::int from shop_order where workspace_id = 'retail') as invoices,
        (select count(distinct member_no)::int from shop_order where workspace_id = 'retail') as customers,
        (select sum(value)::int8 from shop_order where workspace_id = 'retail') as revenue,
        (select count(*)::int from event where workspace_id = 'retail' and name = 'Order Cancelled') as cancelled`.execute(test.db);
    expect(rows).toEqual([{ lines: 397_884, invoices: 18_532, customers: 4_338, revenue: 891_140_790n, cancelled: 3_654 }]);
  });
});
