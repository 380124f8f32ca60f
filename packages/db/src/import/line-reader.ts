import { type Instant, ok, refuse, type Result } from '@magpie/kit';
import type { FactInput } from '../facts/fact-input.ts';
import type { ImportMapping } from './mapping.ts';
import type { InstantOf } from './parse-date.ts';
import { currencyDigits, type MoneyRefusal, parseMoney } from './parse-money.ts';
import { isTooLong, type PersonRefusal, personReader } from './person-facts.ts';
import { cellsOf } from './row-cells.ts';

export type LineRow = Extract<ImportMapping['row'], { readonly type: 'order-line' }>;

/** What a line of an order says. */
export interface LineOfOrder {
  readonly id: string;
  /** The order was called off: its lines say what was given back. */
  readonly isCancelled: boolean;
  readonly externalId: string;
  readonly occurredAt: Instant;
  /** A decimal of at most three places. */
  readonly quantity: string;
  /** Minor units, a decimal of at most four places. */
  readonly unitPrice: string;
  readonly goodsId: string | null;
  readonly goodsName: string | null;
}

export type LineRefusal = MoneyRefusal | PersonRefusal | 'columns' | 'no-key' | 'bad-quantity' | 'not-sold';

const decimal = /^([+-]?)(\d{1,11}(?:\.\d{1,3})?)$/;

/** Prepares a mapping whose rows are lines of orders for files whose columns are `columns`. */
export function lineReader(mapping: ImportMapping & { readonly row: LineRow }, columns: readonly string[], instantOf: InstantOf) {
  const cellIn = cellsOf(columns);
  const readPerson = personReader(mapping, instantOf);
  // Four more places than the currency has, moved out of the whole number again below.
  const digits = currencyDigits(mapping.currency) + 4;
  const { row } = mapping;
  const priceForm = { ...row.unitPrice, digits };

  return (fields: readonly string[]): Result<{ readonly line: LineOfOrder; readonly others: readonly FactInput[] }, LineRefusal> => {
    if (fields.length !== columns.length) return refuse('columns');
    const cell = cellIn(fields);
    const id = cell(row.id);
    if (id === '') return refuse('no-key');
    const told = readPerson(fields, cell);
    if (!told.ok) return told;
    const isCancelled = row.cancelledPrefix !== null && id.startsWith(row.cancelledPrefix);
    const quantity = decimal.exec(cell(row.quantity));
    if (!quantity) return refuse('bad-quantity');
    const [, sign = '', pieces = '0'] = quantity;
    const price = parseMoney(cell(row.unitPrice), priceForm);
    if (!price.ok) return price;
    // What nobody paid for, or what came back without a cancellation, was not sold.
    if (!isCancelled && (sign === '-' || Number(pieces) === 0 || price.value === 0n)) return refuse('not-sold');
    const goodsId = row.goods === null ? '' : cell(row.goods);
    const goodsName = row.goodsName === null ? '' : cell(row.goodsName);
    if (isTooLong(id) || isTooLong(goodsId)) return refuse('too-long');
    const { person, others } = told.value;
    const minor = String(price.value).padStart(5, '0');
    return ok({
      line: {
        id,
        isCancelled,
        externalId: person.externalId,
        occurredAt: person.occurredAt,
        quantity: pieces,
        unitPrice: `${minor.slice(0, -4)}.${minor.slice(-4)}`,
        goodsId: goodsId === '' ? null : goodsId,
        goodsName: goodsName === '' ? null : goodsName,
      },
      others,
    });
  };
}
