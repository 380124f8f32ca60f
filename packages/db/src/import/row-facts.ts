import { ok, refuse, type Result } from '@magpie/kit';
import type { FactInput } from '../facts/fact-input.ts';
import type { ImportMapping } from './mapping.ts';
import type { InstantOf } from './parse-date.ts';
import { currencyDigits, type MoneyRefusal, parseMoney } from './parse-money.ts';
import { isTooLong, type PersonRefusal, personReader } from './person-facts.ts';
import { cellsOf } from './row-cells.ts';
import { typedValues } from './typed-cells.ts';

type RowRefusal = MoneyRefusal | PersonRefusal | 'columns' | 'no-key';

/** Facts of one row; the first is the row itself and bears its id, the others are what it tells of the member. */
type RowFacts = readonly [FactInput, ...FactInput[]];

export interface RowReader {
  /** What identifies a row that has no key of its own. */
  contentOf(row: { readonly fields: readonly string[]; readonly text: string }): string;
  read(fields: readonly string[], id: string): Result<RowFacts, RowRefusal>;
  /** The row's own key, null where the mapping names none. */
  keyOf(fields: readonly string[]): Result<string | null, 'no-key' | 'columns' | 'too-long'>;
}

/** Rows that are something whole; lines of orders have a reader of their own. */
export type WholeRow = Exclude<ImportMapping['row'], { readonly type: 'order-line' }>;

/** Prepares a mapping for files whose columns are `columns`, in that order. */
export function rowReader(mapping: ImportMapping & { readonly row: WholeRow }, columns: readonly string[], instantOf: InstantOf): RowReader {
  const cellIn = cellsOf(columns);
  const readPerson = personReader(mapping, instantOf);
  const digits = currencyDigits(mapping.currency);
  const { row } = mapping;
  const valueForm = row.type === 'member' || row.value === undefined ? null : { ...row.value, digits };

  return {
    // Of an object only what is asked for becomes fields: which row it is must not depend on that.
    contentOf: ({ fields, text }) => (mapping.format.type === 'json-lines' ? text.trim() : fields.map((field) => field.trim()).join('\u001f')),
    keyOf(fields) {
      if (fields.length !== columns.length) return refuse('columns');
      if (row.type === 'member') return ok('');
      if (row.id === null) return ok(null);
      const key = cellIn(fields)(row.id);
      if (isTooLong(key)) return refuse('too-long');
      return key === '' ? refuse('no-key') : ok(key);
    },
    read(fields, id) {
      const cell = cellIn(fields);
      const told = readPerson(fields, cell);
      if (!told.ok) return told;
      const value = valueForm === null ? null : parseMoney(cell(valueForm), valueForm);
      if (value && !value.ok) return value;
      const properties = typedValues(mapping.properties, cell);
      if (!properties) return refuse('bad-property');
      const key = row.type === 'event' && row.key ? cell(row.key) : '';
      if (isTooLong(key)) return refuse('too-long');
      const { person, others } = told.value;
      const detail = { ...person, properties, currency: mapping.currency, ...(value ? { value: value.value } : {}) };
      if (row.type === 'member') return ok([{ type: 'member', ...person }, ...others]);
      if (row.type === 'order') return ok([{ type: 'order', id, ...detail, value: value?.value ?? 0n }, ...others]);
      return ok([{ type: 'event', id, name: row.name, ...detail, ...(row.key ? { key } : {}) }, ...others]);
    },
  };
}
