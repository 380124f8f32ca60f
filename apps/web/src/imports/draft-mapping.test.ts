import { describe, expect, it } from 'vitest';
import type { FileLook, LookedColumn } from '../api/import-contract.ts';
import { draftOf, gapsOf, mappingOf, meaningsFor, withRowType } from './draft-mapping.ts';

const ground = { zone: 'Asia/Shanghai', currency: 'CNY', today: '2026-11-28' };

function column(name: string, meaning: LookedColumn['meaning'], more: Partial<LookedColumn> = {}): LookedColumn {
  return { name, meaning, type: 'text', patterns: [], hasDecimals: false, filled: 1, isUnique: false, samples: [], ...more };
}

function look(columns: readonly LookedColumn[], more: Partial<FileLook> = {}): FileLook {
  return { encoding: 'utf-8', isGzip: false, format: { type: 'delimited', delimiter: ',', quote: '"' }, header: 'names', columns, rows: [], ...more };
}

const orders = look([
  column('订单号', 'row-id'),
  column('会员', 'member'),
  column('时间', 'date', { type: 'date', patterns: ['yyyy-MM-dd HH:mm', 'iso'] }),
  column('实付', 'value', { type: 'number' }),
  column('手机', 'phone', { type: 'phone' }),
  column('件数', 'property', { type: 'number' }),
]);

describe('a mapping in the making', () => {
  it('takes a file of orders for one, whole from the start', () => {
    const draft = draftOf(orders, ground);
    expect(draft.rowType).toBe('order');
    expect(gapsOf(draft)).toEqual([]);
    expect(mappingOf(draft)).toEqual({
      version: 1,
      source: 'shop',
      format: { type: 'delimited', delimiter: ',', quote: '"' },
      encoding: 'utf-8',
      header: 'names',
      zone: 'Asia/Shanghai',
      currency: 'CNY',
      member: { column: '会员' },
      date: { column: '时间', pattern: 'yyyy-MM-dd HH:mm' },
      row: { type: 'order', id: { column: '订单号' }, value: { column: '实付', decimal: '.', thousands: ',' } },
      properties: { 件数: { column: '件数', type: 'number' } },
      attributes: {},
      addresses: { sms: { column: '手机', type: 'phone', countryCode: '86' } },
      consents: [],
      tags: [],
    });
  });

  it('takes a list of people for one, who are told apart by their phone', () => {
    const draft = draftOf(look([column('手机', 'phone'), column('城市', 'attribute'), column('同意', 'consent', { type: 'boolean' })]), ground);
    expect(draft.rowType).toBe('member');
    expect(gapsOf(draft)).toEqual([]);
    expect(mappingOf(draft)).toMatchObject({
      member: { column: '手机', type: 'phone', countryCode: '86' },
      date: { fixed: '2026-11-28' },
      row: { type: 'member' },
      attributes: { 城市: { column: '城市', type: 'text' } },
      consents: [{ channel: 'sms', purpose: 'marketing', column: '同意' }],
    });
  });

  it('takes a file of lines for one, and makes orders of them', () => {
    const lines = look([
      column('InvoiceNo', 'row-id'),
      column('CustomerID', 'member'),
      column('InvoiceDate', 'date', { type: 'date', patterns: ['iso'] }),
      column('Quantity', 'quantity', { type: 'number' }),
      column('UnitPrice', 'unit-price', { type: 'number' }),
      column('StockCode', 'goods'),
    ]);
    const draft = draftOf(lines, ground);
    expect(gapsOf(draft)).toEqual([]);
    expect(mappingOf({ ...draft, cancelledPrefix: 'C' })).toMatchObject({
      row: {
        type: 'order-line',
        id: { column: 'InvoiceNo' },
        quantity: { column: 'Quantity' },
        unitPrice: { column: 'UnitPrice' },
        goods: { column: 'StockCode' },
        goodsName: null,
        cancelledPrefix: 'C',
      },
    });
    expect(gapsOf({ ...draft, columns: draft.columns.slice(1, 4) })).toEqual(['no-row-id', 'no-unit-price']);
  });

  it('names the columns of a file without names', () => {
    const bare = look([column('column 1', 'member'), column('column 2', 'date', { patterns: ['yyyyMMdd'] })], { header: 'none' });
    expect(mappingOf(draftOf(bare, ground))).toMatchObject({ header: 'none', columns: ['column 1', 'column 2'] });
  });

  it('says what is still missing, and what is there twice', () => {
    const draft = draftOf(orders, ground);
    const meaning = (name: string, to: LookedColumn['meaning']) => ({
      ...draft,
      columns: draft.columns.map((one) => (one.name === name ? { ...one, meaning: to } : one)),
    });
    expect(gapsOf(meaning('时间', 'nothing'))).toEqual(['no-date']);
    expect(gapsOf(meaning('实付', 'nothing'))).toEqual(['no-value']);
    expect(gapsOf(meaning('订单号', 'member'))).toEqual(['two-members']);
    expect(gapsOf(meaning('件数', 'date'))).toEqual(['two-dates']);
    expect(gapsOf(withRowType(draft, 'event'))).toEqual(['no-event-name']);
    expect(gapsOf({ ...draft, columns: [...draft.columns, ...draft.columns.slice(-1)] })).toEqual(['same-names']);
    expect(gapsOf({ ...draft, columns: draft.columns.filter(({ name }) => name !== '会员' && name !== '手机') })).toEqual(['no-member']);
  });

  it('finds for every column a meaning that the kind of rows knows', () => {
    for (const rowType of ['order', 'order-line', 'event', 'member'] as const) {
      const known = new Set(meaningsFor(rowType));
      expect(withRowType(draftOf(orders, ground), rowType).columns.every(({ meaning }) => known.has(meaning))).toBe(true);
    }
  });
});
