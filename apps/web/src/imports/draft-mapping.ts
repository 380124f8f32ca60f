import { type AmountForm, amountFormOf, writtenAs } from './amount-form.ts';
import type { ColumnMeaning, FileFormat, FileLook, LookedColumn } from '../api/import-contract.ts';

/** What each row of a file is. */
export type RowType = 'order' | 'order-line' | 'event' | 'member';

/** A column and what somebody says it means. */
export interface DraftColumn {
  readonly name: string;
  readonly meaning: ColumnMeaning;
  readonly type: LookedColumn['type'];
  /** Of dates: the pattern chosen, among those that fit. */
  readonly pattern: string;
  readonly patterns: readonly string[];
  /** Under which name a property or an attribute is kept. */
  readonly as: string;
  /** Of consents: what the person agrees to be written to by. */
  readonly channel: string;
}

/** A mapping while it is being made: always something to show, not always something to import by. */
export interface DraftMapping {
  readonly rowType: RowType;
  /** Of events that are no orders. */
  readonly eventName: string;
  /** Local date for all rows, where no column has one. */
  readonly fixedDate: string;
  /** Orders whose id begins so were called off; empty: none are marked. */
  readonly cancelledPrefix: string;
  readonly source: string;
  readonly zone: string;
  readonly currency: string;
  readonly countryCode: string;
  /** How amounts are written. */
  readonly amounts: AmountForm;
  readonly encoding: FileLook['encoding'];
  readonly format: FileFormat;
  readonly header: FileLook['header'];
  readonly columns: readonly DraftColumn[];
}

export type MappingGap =
  | 'no-member'
  | 'no-date'
  | 'no-value'
  | 'no-event-name'
  | 'two-members'
  | 'two-dates'
  | 'two-values'
  | 'two-row-ids'
  | 'no-row-id'
  | 'no-quantity'
  | 'no-unit-price'
  | 'same-names';

export interface DraftGround {
  readonly zone: string;
  readonly currency: string;
  /** Today in the workspace's zone: the date of what has none. */
  readonly today: string;
}

/** What a look at the file suggests: orders where there is an amount, events where there is a date, else people. */
export function draftOf(look: FileLook, { zone, currency, today }: DraftGround): DraftMapping {
  const has = (meaning: ColumnMeaning): boolean => look.columns.some((column) => column.meaning === meaning);
  return {
    rowType: rowTypeOf(has),
    cancelledPrefix: '',
    eventName: '',
    fixedDate: today,
    source: 'shop',
    zone,
    currency,
    countryCode: zone === 'Asia/Shanghai' ? '86' : '',
    amounts: amountFormOf(amountCells(look)),
    encoding: look.encoding,
    format: look.format,
    header: look.header,
    columns: look.columns.map(({ name, meaning, type, patterns }) => ({
      name,
      meaning,
      type,
      patterns,
      pattern: patterns[0] ?? 'iso',
      as: name,
      channel: channelOf(name),
    })),
  };
}

/** Cells of the first rows that are amounts. */
function amountCells({ columns, rows }: FileLook): readonly string[] {
  return columns.flatMap(({ meaning, samples }, place) =>
    meaning === 'value' || meaning === 'unit-price' ? [...samples, ...rows.map((row) => row[place] ?? '')] : [],
  );
}

/** What a consent is about, by the name of its column: text messages where it does not say. */
function channelOf(name: string): string {
  if (/mail|邮/i.test(name)) return 'email';
  return /wecom|wechat|企微|企业微信|微信/i.test(name) ? 'wecom' : 'sms';
}

function rowTypeOf(has: (meaning: ColumnMeaning) => boolean): RowType {
  if (!has('date')) return 'member';
  if (has('quantity') && has('unit-price')) return 'order-line';
  return has('value') ? 'order' : 'event';
}

/** Meanings that make sense of a column in a file of such rows. */
export function meaningsFor(rowType: RowType): readonly ColumnMeaning[] {
  const person = ['member', 'phone', 'email', 'attribute', 'tags', 'consent'] as const;
  const about = {
    order: ['date', 'row-id', 'value', 'property'],
    'order-line': ['date', 'row-id', 'quantity', 'unit-price', 'goods', 'goods-name'],
    event: ['date', 'row-id', 'value', 'property'],
    member: ['date'],
  } as const;
  return [...person, ...about[rowType], 'nothing'];
}

/** Rows of another kind: what no longer makes sense of them describes the person, or nothing. */
export function withRowType(draft: DraftMapping, rowType: RowType): DraftMapping {
  const known = new Set(meaningsFor(rowType));
  const columns = draft.columns.map((column) => {
    if (known.has(column.meaning)) return column;
    const isAbout = column.meaning === 'property' && rowType === 'member';
    return { ...column, meaning: isAbout ? ('attribute' as const) : ('nothing' as const) };
  });
  return { ...draft, rowType, columns };
}

/** What keeps the mapping from being used, most important first. */
export function gapsOf({ rowType, eventName, columns }: DraftMapping): readonly MappingGap[] {
  const count = (meaning: ColumnMeaning): number => columns.filter((column) => column.meaning === meaning).length;
  const names = columns.filter(({ meaning }) => meaning === 'property' || meaning === 'attribute').map(({ meaning, as }) => `${meaning} ${as}`);
  const gaps: readonly (readonly [boolean, MappingGap])[] = [
    [count('member') === 0 && count('phone') === 0, 'no-member'],
    [count('member') > 1, 'two-members'],
    [rowType !== 'member' && count('date') === 0, 'no-date'],
    [count('date') > 1, 'two-dates'],
    [rowType === 'order' && count('value') === 0, 'no-value'],
    [rowType === 'order-line' && count('row-id') === 0, 'no-row-id'],
    [rowType === 'order-line' && count('quantity') !== 1, 'no-quantity'],
    [rowType === 'order-line' && count('unit-price') !== 1, 'no-unit-price'],
    [count('value') > 1, 'two-values'],
    [count('row-id') > 1, 'two-row-ids'],
    [rowType === 'event' && eventName.trim() === '', 'no-event-name'],
    [new Set(names).size < names.length, 'same-names'],
  ];
  return gaps.flatMap(([is, gap]) => (is ? [gap] : []));
}

/** The mapping as the API takes it (docs/import.md); of a draft with gaps, as much as there is. */
export function mappingOf(draft: DraftMapping): object {
  const { columns, countryCode } = draft;
  const of = (meaning: ColumnMeaning): readonly DraftColumn[] => columns.filter((column) => column.meaning === meaning);
  const first = (meaning: ColumnMeaning): { readonly column: string } | null => {
    const [column] = of(meaning);
    return column === undefined ? null : { column: column.name };
  };
  const phone = countryCode === '' ? { type: 'phone' } : { type: 'phone', countryCode };
  const [person] = of('member');
  const [date] = of('date');
  const named = (meaning: ColumnMeaning): object =>
    Object.fromEntries(
      of(meaning).map(({ as, name, type }) => [as, { column: name, type: type === 'number' || type === 'boolean' ? type : 'text' }]),
    );
  const phones = of('phone').slice(0, 1);
  return {
    version: 1,
    source: draft.source,
    format: draft.format,
    encoding: draft.encoding,
    header: draft.header,
    ...(draft.header === 'none' && draft.format.type !== 'json-lines' ? { columns: columns.map(({ name }) => name) } : {}),
    zone: draft.zone,
    currency: draft.currency,
    member: person === undefined ? { column: phones[0]?.name ?? '', ...phone } : { column: person.name },
    date: date === undefined ? { fixed: draft.fixedDate } : { column: date.name, pattern: date.pattern },
    row: rowOf(draft, first),
    properties: named('property'),
    attributes: named('attribute'),
    addresses: {
      ...Object.fromEntries(phones.map(({ name }) => ['sms', { column: name, ...phone }])),
      ...Object.fromEntries(
        of('email')
          .slice(0, 1)
          .map(({ name }) => ['email', { column: name, type: 'text' }]),
      ),
    },
    consents: of('consent').map(({ name, channel }) => ({ channel, purpose: 'marketing', column: name })),
    tags: of('tags').map(({ name }) => ({ column: name, separator: ',' })),
  };
}

function rowOf(
  { rowType, eventName, cancelledPrefix, amounts }: DraftMapping,
  first: (meaning: ColumnMeaning) => { readonly column: string } | null,
): object {
  const money = (meaning: ColumnMeaning): object => ({ ...first(meaning), ...writtenAs[amounts] });
  switch (rowType) {
    case 'member':
      return { type: 'member' };
    case 'order':
      return { type: 'order', id: first('row-id'), value: money('value') };
    case 'order-line':
      return {
        type: 'order-line',
        id: first('row-id'),
        quantity: first('quantity'),
        unitPrice: money('unit-price'),
        goods: first('goods'),
        goodsName: first('goods-name'),
        cancelledPrefix: cancelledPrefix === '' ? null : cancelledPrefix,
      };
    default:
      return { type: 'event', name: eventName.trim(), id: first('row-id'), ...(first('value') === null ? {} : { value: money('value') }) };
  }
}
