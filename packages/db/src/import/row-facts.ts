import { type Instant, normalisePhone, ok, refuse, type Result } from '@magpie/kit';
import type { FactInput, FactProperties, FactValue } from '../facts/fact-input.ts';
import type { ImportMapping } from './mapping.ts';
import { dateReader, type InstantOf } from './parse-date.ts';
import { currencyDigits, type MoneyRefusal, parseMoney } from './parse-money.ts';

type RowRefusal =
  | MoneyRefusal
  | 'columns'
  | 'bad-encoding'
  | 'control-character'
  | 'no-member'
  | 'no-key'
  | 'bad-date'
  | 'bad-property'
  | 'bad-address'
  | 'bad-consent';

/** Facts of one row; the first is the row itself and bears its id, the others are what it tells of the member. */
type RowFacts = readonly [FactInput, ...FactInput[]];

export interface RowReader {
  /** What identifies a row that has no key of its own. */
  contentOf(row: { readonly fields: readonly string[]; readonly text: string }): string;
  read(fields: readonly string[], id: string): Result<RowFacts, RowRefusal>;
  /** The row's own key, null where the mapping names none. */
  keyOf(fields: readonly string[]): Result<string | null, 'no-key' | 'columns'>;
}

/** Prepares a mapping for files whose columns are `columns`, in that order. */
export function rowReader(mapping: ImportMapping, columns: readonly string[], instantOf: InstantOf): RowReader {
  const places = new Map(columns.map((column, place) => [column, place]));
  const cell = (fields: readonly string[], { column }: { readonly column: string }): string => fields[places.get(column) ?? -1]?.trim() ?? '';
  const dateOf = dateOfRow(mapping, instantOf, cell);
  const digits = currencyDigits(mapping.currency);
  const { row } = mapping;

  return {
    // Of an object only what is asked for becomes fields: which row it is must not depend on that.
    contentOf: ({ fields, text }) => (mapping.format.type === 'json-lines' ? text.trim() : fields.map((field) => field.trim()).join('\u001f')),
    keyOf(fields) {
      if (fields.length !== columns.length) return refuse('columns');
      if (row.type === 'member') return ok('');
      if (row.id === null) return ok(null);
      const key = cell(fields, row.id);
      return key === '' ? refuse('no-key') : ok(key);
    },
    read(fields, id) {
      const fault = fields.map(textFault).find((found) => found !== null);
      if (fault) return refuse(fault);
      const externalId = memberIn(cell(fields, mapping.member), mapping.member);
      if (externalId === null) return refuse('bad-address');
      if (externalId === '') return refuse('no-member');
      const occurredAt = dateOf(fields);
      if (occurredAt === null) return refuse('bad-date');
      const value = row.type === 'member' || row.value === undefined ? null : parseMoney(cell(fields, row.value), { ...row.value, digits });
      if (value && !value.ok) return value;
      const properties = typedValues(mapping.properties, (column) => cell(fields, column));
      const attributes = typedValues(mapping.attributes, (column) => cell(fields, column));
      if (!properties || !attributes) return refuse('bad-property');
      const addresses = addressesIn(mapping.addresses, (column) => cell(fields, column));
      if (!addresses) return refuse('bad-address');
      const consents = consentsIn(mapping.consents, (column) => cell(fields, column));
      if (!consents) return refuse('bad-consent');
      const person = { externalId, occurredAt };
      const detail = { ...person, properties, currency: mapping.currency, ...(value ? { value: value.value } : {}) };
      return ok([
        row.type === 'member'
          ? { type: 'member', ...person }
          : row.type === 'order'
            ? { type: 'order', id, ...detail, value: value?.value ?? 0n }
            : { type: 'event', id, name: row.name, ...detail, ...(row.key ? { key: cell(fields, row.key) } : {}) },
        ...Object.entries(attributes).map(([name, value]): FactInput => ({ type: 'attribute', ...person, name, value })),
        ...Object.entries(addresses).map(([channel, value]): FactInput => ({ type: 'address', ...person, channel, value })),
        ...consents.map((consent): FactInput => ({ type: 'consent', ...person, ...consent })),
        ...tagsIn(mapping.tags, (column) => cell(fields, column)).map((tag): FactInput => ({ type: 'tag', ...person, tag, present: true })),
      ]);
    },
  };
}

/** Who the row is about: empty where it does not say, null where it should be a phone and is none. */
function memberIn(text: string, { type, countryCode }: ImportMapping['member']): string | null {
  return type === 'phone' && text !== '' ? normalisePhone(text, countryCode) : text;
}

/** When a row happened: what its cell says, or the date that is said for all of them. */
function dateOfRow(
  { date, zone }: ImportMapping,
  instantOf: InstantOf,
  cell: (fields: readonly string[], column: { readonly column: string }) => string,
): (fields: readonly string[]) => Instant | null {
  if ('fixed' in date) {
    const instant = instantOf({ date: date.fixed, time: '00:00', zone });
    return () => instant;
  }
  const read = dateReader(date.pattern, zone, instantOf);
  return (fields) => read(cell(fields, date));
}

function textFault(field: string): 'bad-encoding' | 'control-character' | null {
  if (field.includes('\uFFFD')) return 'bad-encoding';
  return field.includes('\0') ? 'control-character' : null;
}

/** Cells as values of their types, empty ones left out; null where one is not of its type. */
function typedValues(cells: ImportMapping['properties'], cell: (column: { readonly column: string }) => string): FactProperties | null {
  const values: Record<string, FactValue> = {};
  for (const [name, { column, type }] of Object.entries(cells)) {
    const text = cell({ column });
    if (text === '') continue;
    const value = typedValue(text, type);
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}

/** Addresses by channel, empty cells left out; null where one is not an address of its channel. */
function addressesIn(
  cells: ImportMapping['addresses'],
  cell: (column: { readonly column: string }) => string,
): Readonly<Record<string, string>> | null {
  const addresses: Record<string, string> = {};
  for (const [channel, { column, type, countryCode }] of Object.entries(cells)) {
    const text = cell({ column });
    if (text === '') continue;
    const value = type === 'phone' ? normalisePhone(text, countryCode) : text;
    if (value === null) return null;
    addresses[channel] = value;
  }
  return addresses;
}

/** What the row says of consents, empty cells left out; null where one is neither yes nor no. */
function consentsIn(
  cells: ImportMapping['consents'],
  cell: (column: { readonly column: string }) => string,
): readonly { readonly channel: string; readonly purpose: string; readonly given: boolean }[] | null {
  const said = cells.flatMap(({ channel, purpose, column }) => {
    const text = cell({ column });
    return text === '' ? [] : [{ channel, purpose, given: typedValue(text, 'boolean') }];
  });
  const known = said.flatMap(({ given, ...consent }) => (typeof given === 'boolean' ? [{ ...consent, given }] : []));
  return known.length === said.length ? known : null;
}

function tagsIn(cells: ImportMapping['tags'], cell: (column: { readonly column: string }) => string): readonly string[] {
  const listed = cells.flatMap(({ column, separator }) => cell({ column }).split(separator));
  return [...new Set(listed.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false, yes: true, no: false, 是: true, 否: false };

function typedValue(text: string, type: 'text' | 'number' | 'boolean'): FactValue {
  if (type === 'text') return text;
  if (type === 'boolean') return booleans[text.toLowerCase()] ?? null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}
