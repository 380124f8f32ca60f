import { z } from 'zod';
import type { ColumnMeaning } from '../api/import-contract.ts';
import { type AmountForm, writtenAs } from './amount-form.ts';
import type { DraftColumn, DraftMapping } from './draft-mapping.ts';

const cell = z.object({ column: z.string() });
const money = cell.extend({ decimal: z.string().default('.'), thousands: z.string().default('') });
const named = z.record(z.string(), cell.extend({ type: z.enum(['text', 'number', 'boolean']).default('text') })).default({});

/** What the screen takes from a mapping (docs/import.md); how the file is read is told from the file itself. */
const keptSchema = z.object({
  source: z.string(),
  zone: z.string(),
  member: cell.extend({ type: z.string().default('text'), countryCode: z.string().optional() }),
  date: z.union([cell.extend({ pattern: z.string() }), z.object({ fixed: z.string() })]),
  row: z.discriminatedUnion('type', [
    z.object({ type: z.literal('member') }),
    z.object({ type: z.literal('order'), id: cell.nullable(), value: money }),
    z.object({
      type: z.literal('order-line'),
      id: cell,
      quantity: cell,
      unitPrice: money,
      goods: cell.nullish(),
      goodsName: cell.nullish(),
      cancelledPrefix: z.string().nullish(),
    }),
    z.object({ type: z.literal('event'), name: z.string(), id: cell.nullable(), value: money.optional() }),
  ]),
  properties: named,
  attributes: named,
  addresses: z.record(z.string(), cell.extend({ countryCode: z.string().optional() })).default({}),
  consents: z.array(cell.extend({ channel: z.string() })).default([]),
  tags: z.array(cell).default([]),
});

export interface AppliedMapping {
  readonly draft: DraftMapping;
  /** Columns that the mapping speaks of and the file does not have. */
  readonly missing: readonly string[];
}

/** Says of a file's columns what a kept mapping says of them, by their names; columns that it does not name are left out. Null for what is no mapping. */
export function applyMapping(draft: DraftMapping, kept: unknown): AppliedMapping | null {
  const parsed = keptSchema.safeParse(kept);
  if (!parsed.success) return null;
  const { member, date, row, properties, attributes, addresses, consents, tags, zone, source } = parsed.data;
  const said = new Map<string, Partial<DraftColumn> & { readonly meaning: ColumnMeaning }>();
  const say = (meaning: ColumnMeaning, place: { readonly column: string } | null | undefined, more: Partial<DraftColumn> = {}): void => {
    if (place && !said.has(place.column)) said.set(place.column, { ...more, meaning });
  };
  if (member.type !== 'phone') say('member', member);
  say('phone', member.type === 'phone' ? member : addresses['sms']);
  say('email', addresses['email']);
  if ('column' in date) say('date', date, { pattern: date.pattern });
  if ('id' in row) say('row-id', row.id);
  if ('value' in row) say('value', row.value);
  if (row.type === 'order-line') {
    say('quantity', row.quantity);
    say('unit-price', row.unitPrice);
    say('goods', row.goods);
    say('goods-name', row.goodsName);
  }
  for (const [as, place] of Object.entries(properties)) say('property', place, { as });
  for (const [as, place] of Object.entries(attributes)) say('attribute', place, { as });
  for (const { channel, ...place } of consents) say('consent', place, { channel });
  for (const place of tags) say('tags', place);

  const amount = row.type === 'order-line' ? row.unitPrice : 'value' in row ? row.value : undefined;
  const names = new Set(draft.columns.map(({ name }) => name));
  return {
    missing: [...said.keys()].filter((name) => !names.has(name)),
    draft: {
      ...draft,
      rowType: row.type,
      eventName: row.type === 'event' ? row.name : draft.eventName,
      cancelledPrefix: row.type === 'order-line' ? (row.cancelledPrefix ?? '') : draft.cancelledPrefix,
      fixedDate: 'fixed' in date ? date.fixed : draft.fixedDate,
      zone,
      source,
      countryCode: member.countryCode ?? addresses['sms']?.countryCode ?? '',
      amounts: amount === undefined ? draft.amounts : amountFormIn(amount),
      columns: draft.columns.map((column) => ({ ...column, meaning: 'nothing', ...said.get(column.name) })),
    },
  };
}

function amountFormIn({ decimal, thousands }: { readonly decimal: string; readonly thousands: string }): AmountForm {
  if (decimal !== writtenAs.comma.decimal) return 'point';
  return thousands === writtenAs['comma-spaced'].thousands ? 'comma-spaced' : 'comma';
}
