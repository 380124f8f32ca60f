import { startOfDay } from '@magpie/calendar';
import { cohortActivity, type Database, type ImportReport, saveCohort } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ThreeReadings, threeReadings, totalAmong } from '../support/three-readings.ts';
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

  describe('asked in the audience language', () => {
    let asked: ThreeReadings;
    beforeAll(async () => {
      asked = await threeReadings(test.db, { workspaceId: 'retail', zone: 'Europe/London', now: startOfDay('2011-12-10', 'Europe/London') });
    }, 240_000);
    afterAll(() => asked[Symbol.asyncDispose]());

    it('are of 4,338 customers with 18,532 invoices of 397,884 lines, and 8,911,407.90 pounds', async () => {
      const customers = await asked.members('did "Order Completed"');
      expect(customers).toHaveLength(4_338);
      expect(await totalAmong(asked, 'did "Order Completed" count')).toBe(18_532);
      expect(await totalAmong(asked, 'did "Order Completed" sum of "lines"')).toBe(397_884);
      // What those people bought, month by month, as the screen of a cohort tells it.
      await saveCohort(test.db, { workspaceId: 'retail', id: 'customers', name: 'customers', origin: {}, memberNos: customers });
      const months = await monthsOf(test.db, 'customers');
      expect(months.reduce((sum, { value }) => sum + value, 0)).toBe(891_140_790);
      expect(months.reduce((sum, { orders }) => sum + orders, 0)).toBe(18_532);
    }, 240_000);

    it('give the cohort of December 2010 and how many of it came back in each of the twelve months', async () => {
      const first = 'first "Order Completed" was before 2011-01-01';
      const cohort = await asked.members(first);
      expect(cohort).toHaveLength(885);
      const active: number[] = [];
      for (let month = 1; month <= 12; month += 1)
        active.push(await asked.count(`${first} and did "Order Completed" from ${day(month)} until ${day(month + 1)}`));
      expect(active).toEqual([324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]);
      await saveCohort(test.db, { workspaceId: 'retail', id: 'december', name: 'december', origin: {}, memberNos: cohort });
      expect((await monthsOf(test.db, 'december')).map(({ people }) => people)).toEqual([885, ...active]);
    }, 240_000);

    it('are scored in fifths whose cuts are quantiles of type 7, closed on the right', async () => {
      const sizes: number[] = [];
      for (let score = 1; score <= 5; score += 1) sizes.push(await asked.count(`score frequency of "Order Completed" = ${score}`));
      expect(sizes).toEqual([1_493, 835, 508, 802, 700]);
    }, 240_000);
  });
});

/** The first day of a month of 2011; the 13th is January 2012. */
function day(month: number): string {
  return month > 12 ? '2012-01-01' : `2011-${String(month).padStart(2, '0')}-01`;
}

function monthsOf(db: Database, cohortId: string) {
  return cohortActivity(db, 'retail', {
    cohortId,
    unit: 'month',
    since: startOfDay('2010-12-01', 'Europe/London'),
    until: startOfDay('2011-12-10', 'Europe/London'),
    zone: 'Europe/London',
  });
}
