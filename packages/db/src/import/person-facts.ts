import { type Instant, normalisePhone, ok, refuse, type Result } from '@magpie/kit';
import type { FactInput } from '../facts/fact-input.ts';
import type { ImportMapping } from './mapping.ts';
import { dateReader, type InstantOf } from './parse-date.ts';
import { type CellOf, typedValue, typedValues } from './typed-cells.ts';

export type PersonRefusal =
  | 'bad-encoding'
  | 'control-character'
  | 'no-member'
  | 'bad-date'
  | 'bad-property'
  | 'bad-address'
  | 'bad-consent'
  | 'too-long';

/** Whom a row is about and when it happened, and what it says of the person. */
export interface PersonFacts {
  readonly person: { readonly externalId: string; readonly occurredAt: Instant };
  readonly others: readonly FactInput[];
}

/** Reads what every row has, whatever else it is about. */
export function personReader(
  mapping: ImportMapping,
  instantOf: InstantOf,
): (fields: readonly string[], cell: CellOf) => Result<PersonFacts, PersonRefusal> {
  const dateOf = dateOfRow(mapping, instantOf);
  const saysMore = [mapping.attributes, mapping.addresses, mapping.consents, mapping.tags].some((cells) => Object.keys(cells).length > 0);
  return (fields, cell) => {
    for (const field of fields) {
      const fault = textFault(field);
      if (fault !== null) return refuse(fault);
    }
    const externalId = memberIn(cell(mapping.member), mapping.member);
    if (externalId === null) return refuse('bad-address');
    if (externalId === '') return refuse('no-member');
    if (isTooLong(externalId)) return refuse('too-long');
    const occurredAt = dateOf(cell);
    if (occurredAt === null) return refuse('bad-date');
    const person = { externalId, occurredAt };
    if (!saysMore) return ok({ person, others: [] });
    const attributes = typedValues(mapping.attributes, cell);
    if (!attributes) return refuse('bad-property');
    const addresses = addressesIn(mapping.addresses, cell);
    if (!addresses) return refuse('bad-address');
    const consents = consentsIn(mapping.consents, cell);
    if (!consents) return refuse('bad-consent');
    const tags = tagsIn(mapping.tags, cell);
    if ([...tags, ...Object.values(addresses)].some(isTooLong)) return refuse('too-long');
    return ok({
      person,
      others: [
        ...Object.entries(attributes).map(([name, value]): FactInput => ({ type: 'attribute', ...person, name, value })),
        ...Object.entries(addresses).map(([channel, value]): FactInput => ({ type: 'address', ...person, channel, value })),
        ...consents.map((consent): FactInput => ({ type: 'consent', ...person, ...consent })),
        ...tags.map((tag): FactInput => ({ type: 'tag', ...person, tag, present: true })),
      ],
    });
  };
}

const idCharacters = 200;

/** Whether a text is longer than what is looked for by it may be: ids, keys, tags, addresses. */
export function isTooLong(text: string): boolean {
  return text.length > idCharacters;
}

/** Who the row is about: empty where it does not say, null where it should be a phone and is none. */
function memberIn(text: string, { type, countryCode }: ImportMapping['member']): string | null {
  return type === 'phone' && text !== '' ? normalisePhone(text, countryCode) : text;
}

/** When a row happened: what its cell says, or the date that is said for all of them. */
function dateOfRow({ date, zone }: ImportMapping, instantOf: InstantOf): (cell: CellOf) => Instant | null {
  if ('fixed' in date) {
    const instant = instantOf({ date: date.fixed, time: '00:00', zone });
    return () => instant;
  }
  const read = dateReader(date.pattern, zone, instantOf);
  return (cell) => read(cell(date));
}

const spoilt = /[\p{Surrogate}\uFFFD\0]/u;
const loneSurrogate = /\p{Surrogate}/u;

function textFault(field: string): 'bad-encoding' | 'control-character' | null {
  if (!spoilt.test(field)) return null;
  // Half of a character can be written in JSON, and is none.
  if (field.includes('\uFFFD') || loneSurrogate.test(field)) return 'bad-encoding';
  return field.includes('\0') ? 'control-character' : null;
}

/** Addresses by channel, empty cells left out; null where one is not an address of its channel. */
function addressesIn(cells: ImportMapping['addresses'], cell: CellOf): Readonly<Record<string, string>> | null {
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
  cell: CellOf,
): readonly { readonly channel: string; readonly purpose: string; readonly given: boolean }[] | null {
  const said = cells.flatMap(({ channel, purpose, column }) => {
    const text = cell({ column });
    return text === '' ? [] : [{ channel, purpose, given: typedValue(text, 'boolean') }];
  });
  const known = said.flatMap(({ given, ...consent }) => (typeof given === 'boolean' ? [{ ...consent, given }] : []));
  return known.length === said.length ? known : null;
}

function tagsIn(cells: ImportMapping['tags'], cell: CellOf): readonly string[] {
  const listed = cells.flatMap(({ column, separator }) => cell({ column }).split(separator));
  return [...new Set(listed.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}
