import { describe, expect, it } from 'vitest';
import type { FileLook, LookedColumn } from '../api/import-contract.ts';
import { amountFormOf } from './amount-form.ts';
import { applyMapping } from './apply-mapping.ts';
import { type DraftMapping, draftOf, mappingOf, withRowType } from './draft-mapping.ts';

const ground = { zone: 'Asia/Shanghai', currency: 'CNY', today: '2026-11-28' };

function column(name: string, meaning: LookedColumn['meaning'], more: Partial<LookedColumn> = {}): LookedColumn {
  return { name, meaning, type: 'text', patterns: [], hasDecimals: false, filled: 1, isUnique: false, samples: [], ...more };
}

function draftFor(columns: readonly LookedColumn[]): DraftMapping {
  const look: FileLook = { encoding: 'utf-8', isGzip: false, format: { type: 'whitespace' }, header: 'names', columns, rows: [] };
  return draftOf(look, ground);
}

const columns = [
  column('no', 'row-id'),
  column('who', 'member'),
  column('day', 'date', { type: 'date', patterns: ['dd.MM.yyyy'] }),
  column('paid', 'value', { type: 'number', samples: ['1.234,50', '7,00'] }),
  column('mobile', 'phone'),
  column('mail', 'email'),
  column('newsletter by mail', 'consent', { type: 'boolean' }),
  column('colour', 'property'),
  column('city', 'attribute'),
  column('labels', 'tags'),
];

describe('a kept mapping', () => {
  it.each(['order', 'event', 'order-line'] as const)(
    'says of the next file of %s rows what it said of the first, wherever its columns stand',
    (rowType) => {
      const lines = [
        column('sku', 'goods'),
        column('name', 'goods-name'),
        column('pieces', 'quantity'),
        column('each', 'unit-price', { samples: ['1 200,5'] }),
      ];
      const all = rowType === 'order-line' ? [...columns.filter(({ meaning }) => meaning !== 'value' && meaning !== 'property'), ...lines] : columns;
      const draft = {
        ...withRowType(draftFor(all), rowType),
        eventName: rowType === 'event' ? 'Seen' : '',
        cancelledPrefix: rowType === 'order-line' ? 'C' : '',
      };
      const first = { ...draft, zone: 'Europe/Paris', source: 'till', countryCode: '33' };
      expect(first.amounts).toBe(rowType === 'order-line' ? 'comma-spaced' : 'comma');
      const kept: unknown = JSON.parse(JSON.stringify(mappingOf(first)));
      const others = draftFor(all.toReversed().map(({ name, patterns }) => column(name, 'nothing', { patterns })));
      const applied = applyMapping(others, kept);
      expect(applied?.missing).toEqual([]);
      const sorted = (mapping: object): unknown => JSON.parse(JSON.stringify(mapping));
      expect(applied === null ? null : sorted(mappingOf(applied.draft))).toEqual(kept);
    },
  );

  it('tells which columns the file lacks, and leaves out what it does not name', () => {
    const kept = mappingOf(draftFor(columns));
    const applied = applyMapping(draftFor([column('no', 'row-id'), column('who', 'member'), column('day', 'date'), column('new', 'property')]), kept);
    expect(applied?.missing).toEqual(['mobile', 'mail', 'paid', 'colour', 'city', 'newsletter by mail', 'labels']);
    expect(applied?.draft.columns.find(({ name }) => name === 'new')?.meaning).toBe('nothing');
    expect(applyMapping(draftFor(columns), { nothing: 'of the kind' })).toBeNull();
  });

  it('of consents keeps what they are about', () => {
    expect(mappingOf(draftFor(columns))).toMatchObject({ consents: [{ channel: 'email', purpose: 'marketing', column: 'newsletter by mail' }] });
  });
});

it.each([
  [['1,234.56', '7'], 'point'],
  [['12.50', '1,200'], 'point'],
  [['1,200', '3,400'], 'point'],
  [['12,50', '7'], 'comma'],
  [['1.234,56'], 'comma'],
  [['1 234,56', '7,00'], 'comma-spaced'],
  [['1\u202f234', '7'], 'comma-spaced'],
  [[], 'point'],
] as const)('takes %j for %s', (cells, form) => expect(amountFormOf(cells)).toBe(form));
