import type { ToldColumn } from './tell-column.ts';

/** What a column may mean, in the words of the mapping. */
export type ColumnMeaning =
  | 'member'
  | 'date'
  | 'row-id'
  | 'value'
  | 'quantity'
  | 'unit-price'
  | 'goods'
  | 'goods-name'
  | 'phone'
  | 'email'
  | 'tags'
  | 'consent'
  | 'property'
  | 'attribute'
  | 'nothing';

/** Names that shops give to their columns, in the order in which they are believed. */
const names: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['row-id', /(order|invoice|transaction|trade|bill)[\s_-]*(id|no|number|sn|code)?$|^(订单|单据|交易|小票)(编?号|id|流水)?$/i],
  [
    'member',
    /(customer|member|client|buyer|user|person)[\s_-]*(id|no|number|code)?$|^(会员|客户|顾客|用户|买家|粉丝)(编?号|id|卡号)?$|open_?id|external_?user_?id/i,
  ],
  ['phone', /phone|mobile|tel|手机|电话/i],
  ['email', /e-?mail|邮箱|邮件/i],
  ['consent', /consent|opt[\s_-]?in|subscrib|订阅|同意|允许/i],
  ['tags', /^tags?$|labels?|标签/i],
  ['quantity', /^(qty|quantity|pieces|count)$|^(数量|件数)$/i],
  ['unit-price', /unit[\s_-]*price|^(单价|成交价)$/i],
  ['goods', /^(sku|goods|product|item|stock)[\s_-]*(id|no|code|number)?$|^(商品|货品|产品)(编?号|编码|id)$/i],
  ['goods-name', /description|(product|item|goods)[\s_-]*(name|title)|^(商品|货品|产品)(名称?|标题)$/i],
  ['value', /amount|total|revenue|paid|payment|price|value|sales|dollar|金额|实付|实收|总价|合计|应付/i],
  ['date', /date|time|_at$|日期|时间/i],
];

/**
 * A first guess of what each column means, by its name and its cells, for a person to correct. At most one column each is the member, the date, the
 * row's id and the amount; whatever else holds something describes the row, or, where the rows have no date, the person. People without an id are told
 * apart by their phone, else by a column that differs in every row.
 */
export function suggestMeanings(columns: readonly ToldColumn[]): readonly ColumnMeaning[] {
  const taken = new Set<ColumnMeaning>();
  // Pieces, price and order of lines come together, or each of them is something else.
  const isLines = (['row-id', 'quantity', 'unit-price'] as const).every((meaning) => columns.some((column) => isNamed(meaning, column)));
  const named = columns.map((column): ColumnMeaning | null => {
    const [meaning] = names.find(([wanted]) => isNamed(wanted, column) && (isLines || !ofLines.has(wanted)) && !taken.has(wanted)) ?? [];
    if (meaning === undefined) return null;
    if (once.has(meaning)) taken.add(meaning);
    return meaning;
  });
  // Without a name that says so, the first date is the date.
  const firstDate = taken.has('date') ? -1 : columns.findIndex(({ type }, index) => type === 'date' && named[index] === null);
  const rest: ColumnMeaning = taken.has('date') || firstDate >= 0 ? 'property' : 'attribute';
  const meanings = named.map((meaning, index): ColumnMeaning => {
    if (index === firstDate) return 'date';
    return meaning ?? (columns[index]?.type === 'empty' ? 'nothing' : rest);
  });
  if (taken.has('member') || taken.has('phone')) return meanings;
  const person = columns.findIndex(({ isUnique, filled }, index) => isUnique && filled === 1 && meanings[index] === rest);
  return meanings.map((meaning, index) => (index === person ? 'member' : meaning));
}

const ofLines: ReadonlySet<ColumnMeaning> = new Set(['quantity', 'unit-price', 'goods', 'goods-name']);

const once: ReadonlySet<ColumnMeaning> = new Set([...ofLines, 'member', 'date', 'row-id', 'value', 'phone', 'email']);

function isNamed(meaning: ColumnMeaning, column: ToldColumn): boolean {
  return names.some(([wanted, pattern]) => wanted === meaning && pattern.test(column.name.trim()) && fits(meaning, column));
}

function fits(meaning: ColumnMeaning, { type }: ToldColumn): boolean {
  switch (meaning) {
    case 'date':
      return type === 'date';
    case 'value':
    case 'quantity':
    case 'unit-price':
      return type === 'number' || type === 'boolean';
    case 'consent':
      return type === 'boolean';
    case 'phone':
      return type === 'phone' || type === 'number' || type === 'text';
    default:
      return type !== 'empty';
  }
}
