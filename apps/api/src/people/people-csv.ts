import { localDateOf, localTimeOf } from '@magpie/calendar';
import type { Database } from '@magpie/db';
import type { PeopleBehind, PersonBehind } from '@magpie/engine';
import { stringify } from 'csv-stringify/sync';
import { memberNames } from './member-names.ts';
import { membersCalled } from './members-called.ts';

/** What the columns are called, and the words of what stands in them; the asker's own, since texts are the screens'. */
export interface CsvWords {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly at: string;
  readonly step: string;
  readonly detail: string;
  readonly until: string;
  /** Names of steps by id. */
  readonly steps: Readonly<Record<string, string>>;
  /** Words of outcomes, states and reasons. */
  readonly details: Readonly<Record<string, string>>;
}

export interface CsvAsked {
  readonly workspaceId: string;
  readonly people: PeopleBehind;
  /** As for a page: a part of an id or a name. */
  readonly text: string;
  readonly zone: string;
  readonly words: CsvWords;
}

const page = 1_000;

/**
 * A list of people as CSV, a thousand lines at a time: UTF-8 with the mark that spreadsheets need, and nothing in it that one of them would take for a
 * formula. Times are those of the zone.
 */
export async function* peopleCsv(db: Database, { workspaceId, people, text, zone, words }: CsvAsked): AsyncGenerator<string> {
  const called = text === '' ? null : await membersCalled(db, workspaceId, { among: people.numbers, text });
  yield `\uFEFF${lines([[words.id, words.name, words.number, words.at, words.step, words.detail, words.until]])}`;
  const time = (at: number | null): string => (at === null ? '' : `${localDateOf(at, zone)} ${localTimeOf(at, zone)}`);
  const named = (of: Readonly<Record<string, string>>, key: string | null): string =>
    key === null ? '' : (Object.hasOwn(of, key) && of[key]) || key;
  for (let first = 0; first < people.total; first += page) {
    const shown = Array.from({ length: Math.min(page, people.total - first) }, (_, index): PersonBehind => people.person(first + index)).filter(
      ({ no }) => called === null || called.has(no),
    );
    const names = await memberNames(
      db,
      workspaceId,
      shown.map(({ no }) => no),
    );
    if (shown.length > 0)
      yield lines(
        shown.map(({ no, at, node, detail, until }) => [
          names.get(no)?.externalId ?? '',
          names.get(no)?.name ?? '',
          String(no),
          time(at),
          named(words.steps, node),
          named(words.details, detail),
          time(until),
        ]),
      );
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}
