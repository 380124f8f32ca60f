import { type AsOf, type Filter, filterNeeds, type ScoreCuts } from '@magpie/audience';
import {
  cutsFromRows,
  duckdb,
  filterSql,
  type Question,
  questionSql,
  type ScorePlaceRow,
  scorePlacesSql,
  type Statement,
} from '@magpie/audience/sql';
import { isZone, plainWeeks } from '@magpie/calendar';
import { type Database, readWorkingDays } from '@magpie/db';
import { ColumnarFile } from './columnar-file.ts';
import { type Behind, behindBy, type Fed, feedColumnar, type FeedOptions, readFed } from './feed-columnar.ts';
import { feedReferences } from './feed-references.ts';

export interface ColumnarOptions {
  readonly db: Database;
  readonly workspaceId: string;
  /** Where its file lies; null: in memory. */
  readonly path: string | null;
}

/**
 * A workspace's facts in columns, for counting while somebody types. Never the source of truth: it is fed from PostgreSQL, built anew where it is missing,
 * and answers as of what it was last fed. Questions are answered one after the other.
 */
export class ColumnarStore {
  readonly #options: ColumnarOptions;
  readonly #file: ColumnarFile;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(options: ColumnarOptions, file: ColumnarFile) {
    this.#options = options;
    this.#file = file;
  }

  static async open(options: ColumnarOptions): Promise<ColumnarStore> {
    return new ColumnarStore(options, await ColumnarFile.open(options.path));
  }

  /** Brings it up to date; `onPage` is told after each page, `signal` gives up between two. */
  feed(options: Pick<FeedOptions, 'onPage' | 'signal'> = {}): Promise<Fed> {
    return this.#next(() => feedColumnar(this.#file, { ...this.#options, ...options }));
  }

  /** What has happened that it does not know of. */
  behind(): Promise<Behind> {
    return this.#next(() => behindBy(this.#file, this.#options));
  }

  /** What `questionSql` gives for a filter whose saved audiences were expanded, with the highest fact number that was seen. */
  ask(
    question: Question,
    filter: Filter,
    asOf: AsOf,
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly sequence: bigint }> {
    return this.#next(async () => {
      const { sequence } = await readFed(this.#file);
      const scope = { workspaceId: this.#options.workspaceId, asOf: await this.#knowing(filter, asOf), dialect: duckdb };
      return { rows: await this.#file.rows(questionSql(question, filter, scope)), sequence };
    });
  }

  /** How many members meet a filter. */
  async count(filter: Filter, asOf: AsOf): Promise<number> {
    const { rows } = await this.ask({ type: 'count', addressOn: null }, filter, asOf);
    return Number(rows[0]?.['members'] ?? 0);
  }

  /** The numbers of those who do, in order. */
  members(filter: Filter, asOf: AsOf): Promise<readonly number[]> {
    return this.#next(async () => {
      const { workspaceId } = this.#options;
      const statement: Statement = filterSql(filter, { workspaceId, asOf: await this.#knowing(filter, asOf), dialect: duckdb });
      return (await this.#file.rows(statement)).map((row) => Number(row['member_no']));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    this.#file.close();
  }

  async #knowing(filter: Filter, asOf: AsOf): Promise<AsOf> {
    const { workspaceId } = this.#options;
    await feedReferences(this.#file, filter, this.#options);
    const needs = filterNeeds(filter);
    const dated = needs.workingDays ? { ...asOf, workingDays: (await readWorkingDays(this.#options.db, workspaceId)) ?? plainWeeks } : asOf;
    const scores: Record<string, ScoreCuts> = {};
    for (const [key, clause] of needs.scores) {
      const statement = scorePlacesSql(clause, { workspaceId, asOf: dated, dialect: duckdb });
      scores[key] = cutsFromRows(statement === null ? [] : (await this.#file.rows(statement)).map(placeOf));
    }
    const zones = needs.memberZones
      ? await this.#file.rows({ text: 'select distinct zone from member where zone is not null order by zone', values: [] })
      : [];
    return { ...dated, scores, memberZones: zones.map((row) => String(row['zone'])).filter(isZone) };
  }

  #next<Value>(ask: () => Promise<Value>): Promise<Value> {
    const answer = this.#last.then(ask);
    this.#last = answer.catch(() => undefined);
    return answer;
  }
}

function placeOf(row: Readonly<Record<string, unknown>>): ScorePlaceRow {
  return { score: String(row['score']), place: Number(row['place']), value: Number(row['value']), total: Number(row['total']) };
}
