import type { Database } from '@magpie/db';
import type { PeopleBehind, PersonBehind } from '@magpie/engine';
import { type MemberName, memberNames } from './member-names.ts';
import { membersCalled } from './members-called.ts';

/** One line of a list of people. */
export type ListedPerson = MemberName & Omit<PersonBehind, 'no'>;

export interface PageOfPeople {
  readonly people: readonly ListedPerson[];
  /** Everybody behind the number. */
  readonly total: number;
  /** Those of them who meet the search. */
  readonly found: number;
  readonly nextCursor: string | null;
}

export interface PageAsked {
  /** A part of an id or a name; empty: everybody. */
  readonly text: string;
  /** Where a page before ended. */
  readonly cursor: string | null;
  readonly size: number;
}

/**
 * A page of the people behind a number, by member number. The cursor names the last member shown and how many of their lines were: people who come while
 * somebody reads on neither repeat a line nor hide one.
 */
export async function pageOfPeople(
  db: Database,
  workspaceId: string,
  people: PeopleBehind,
  { text, cursor, size }: PageAsked,
): Promise<PageOfPeople> {
  const called = text === '' ? null : await membersCalled(db, workspaceId, { among: people.numbers, text });
  const places = called === null ? null : placesOf(people.numbers, called);
  const found = places?.length ?? people.total;
  const placeOf = (index: number): number => (places === null ? index : (places[index] ?? 0));
  const numberAt = (index: number): number => people.numbers[placeOf(index)] ?? -1;
  const first = cursor === null ? 0 : startOf(cursor, found, numberAt);
  const shown = Array.from({ length: Math.max(0, Math.min(size, found - first)) }, (_, index) => people.person(placeOf(first + index)));
  const names = await memberNames(
    db,
    workspaceId,
    shown.map(({ no }) => no),
  );
  const last = shown.at(-1);
  const next = first + shown.length;
  return {
    people: shown.map(({ no, ...person }) => ({ ...(names.get(no) ?? { memberNo: no, externalId: '', name: null }), ...person })),
    total: people.total,
    found,
    nextCursor: last === undefined || next >= found ? null : `${last.no}.${next - lowerBound(found, numberAt, last.no)}`,
  };
}

function startOf(cursor: string, found: number, numberAt: (index: number) => number): number {
  const [no, lines] = cursor.split('.').map(Number);
  if (no === undefined || lines === undefined || !Number.isSafeInteger(no) || !Number.isSafeInteger(lines)) return 0;
  return Math.min(lowerBound(found, numberAt, no) + Math.max(0, lines), lowerBound(found, numberAt, no + 1));
}

/** First index whose number is not below `no`. */
function lowerBound(length: number, numberAt: (index: number) => number, no: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(middle) < no) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placesOf(numbers: Int32Array, wanted: ReadonlySet<number>): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < numbers.length; place++) if (wanted.has(numbers[place] ?? -1)) places.push(place);
  return places;
}
