import type { AsOf, Filter } from '@magpie/audience';
import type { Question } from '@magpie/audience/sql';
import type { Columns } from '@magpie/columnar';
import type { Database } from '@magpie/db';
import { homeZone } from '@magpie/engine';
import type { Instant } from '@magpie/kit';
import { type AnswerRow, askPostgres } from './ask-postgres.ts';

/** Who asks: what of the request's context is needed. */
export interface Asker {
  readonly db: Database;
  readonly workspaceId: string;
  /** Absent: PostgreSQL is asked everything. */
  readonly columns?: Columns | undefined;
}

/** As of when: the instant, the workspace's zone and, where a window goes by them, the dates of the anchor. Everything committed is seen. */
export type Moment = Pick<AsOf, 'now' | 'zone' | 'anchorDates'>;

/** What an answer holds for. Both ways are exact: all facts up to `sequence` that had happened by `at`. */
export interface Answered {
  readonly by: 'columns' | 'postgres';
  readonly at: Instant;
  /** The highest fact number that was seen. */
  readonly sequence: bigint;
}

/**
 * The one door for questions about an audience while somebody looks at it: editor, saved audiences, live counts. Saved audiences in the filter must have been
 * expanded. What an enrolment decides is not asked here.
 */
export const askAudience = {
  /** How many members meet a filter; with `addressOn` only those who have an address on the channel. */
  async count(
    asker: Asker,
    filter: Filter,
    { addressOn = null, ...at }: Moment & { readonly addressOn?: string | null },
  ): Promise<Answered & { readonly count: number }> {
    const { rows, ...answered } = await ask(asker, { question: { type: 'count', addressOn }, filter, at });
    return { ...answered, count: Number(rows[0]?.['members'] ?? 0) };
  },

  /** How many of those with an address on the channel live in each zone; who has none that a clock knows lives in the workspace's. */
  async countByZone(
    asker: Asker,
    filter: Filter,
    { addressOn, ...at }: Moment & { readonly addressOn: string },
  ): Promise<Answered & { readonly zones: ReadonlyMap<string, number> }> {
    const { rows, ...answered } = await ask(asker, { question: { type: 'zones', addressOn }, filter, at });
    const zones = new Map<string, number>();
    for (const row of rows) {
      const home = homeZone(typeof row['zone'] === 'string' ? row['zone'] : null, at.zone);
      zones.set(home, (zones.get(home) ?? 0) + Number(row['members']));
    }
    return { ...answered, zones };
  },

  /** Up to `size` member numbers, drawn evenly and the same ones each time, with how many members there are in all. */
  async sample(
    asker: Asker,
    filter: Filter,
    { size, ...at }: Moment & { readonly size: number },
  ): Promise<Answered & { readonly count: number; readonly members: readonly number[] }> {
    const { rows, ...answered } = await ask(asker, { question: { type: 'sample', size }, filter, at });
    return { ...answered, count: Number(rows[0]?.['members'] ?? 0), members: rows.map((row) => Number(row['member_no'])) };
  },
};

export interface Asked {
  readonly question: Question;
  readonly filter: Filter;
  readonly at: Moment;
}

/** Columns answer where they can, PostgreSQL whatever they cannot. */
async function ask(asker: Asker, asked: Asked): Promise<Answered & { readonly rows: readonly AnswerRow[] }> {
  const { question, filter, at } = asked;
  const { now, zone, anchorDates } = at;
  const found = await asker.columns?.ask(asker.workspaceId, { question, filter, asOf: { now, zone, anchorDates, watermark: null } });
  if (found) return { ...found, by: 'columns', at: now };
  return { ...(await askPostgres(asker, asked)), by: 'postgres', at: now };
}
