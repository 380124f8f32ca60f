import { type AsOf, evaluateFilter, type MemberFacts } from '@magpie/audience';
import { filterSql } from '@magpie/audience/sql';
import { filterOf, populationNeeds } from '@magpie/audience/testing';
import { ColumnarStore } from '@magpie/columnar';
import type { Database } from '@magpie/db';
import { readPeople, resolveNeeds } from '@magpie/engine';
import { CompiledQuery, sql } from 'kysely';

export interface ThreeReadings extends AsyncDisposable {
  /** How many members meet a filter in its text form. Throws where memory, PostgreSQL and columns do not select the very same members. */
  count(text: string): Promise<number>;
  /** The same from the columns alone, for many questions. */
  countInColumns(text: string): Promise<number>;
  members(text: string): Promise<readonly number[]>;
}

/** Reads a whole shop three ways, as of one instant. For shops that fit in memory. */
export async function threeReadings(
  db: Database,
  { workspaceId, zone, now }: { readonly workspaceId: string; readonly zone: string; readonly now: number },
): Promise<ThreeReadings> {
  const asOf: AsOf = { now, watermark: null, zone, anchorDates: [] };
  const store = await ColumnarStore.open({ db, workspaceId, path: null });
  await store.feed();
  const { rows } = await sql<{ no: number }>`select no from member where workspace_id = ${workspaceId} order by no`.execute(db);
  const people: { readonly no: number; readonly facts: MemberFacts }[] = [];
  for (let first = 0; first < rows.length; first += pagePeople)
    for (const { no, facts } of await readPeople(
      db,
      workspaceId,
      rows.slice(first, first + pagePeople).map((row) => row.no),
    ))
      people.push({ no, facts });

  const members = async (text: string): Promise<readonly number[]> => {
    const filter = filterOf(text);
    const needs = populationNeeds(
      filter,
      people.map(({ facts }) => facts),
      asOf,
    );
    const inMemory = people.filter(({ facts }) => evaluateFilter(filter, facts, needs)).map(({ no }) => no);
    const statement = filterSql(filter, { workspaceId, asOf: await resolveNeeds(db, filter, { workspaceId, asOf }) });
    const inPostgres = (await db.executeQuery<{ member_no: number }>(CompiledQuery.raw(statement.text, [...statement.values]))).rows.map(
      (row) => row.member_no,
    );
    const inColumns = await store.members(filter, asOf);
    for (const read of [inPostgres, inColumns])
      if (read.join() !== inMemory.join())
        throw new Error(`${text}: ${inMemory.length} in memory, ${inPostgres.length} in PostgreSQL, ${inColumns.length} in columns`);
    return inMemory;
  };
  return {
    members,
    count: async (text) => (await members(text)).length,
    countInColumns: (text) => store.count(filterOf(text), asOf),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

/**
 * What a whole measure of events (`did "event" count`, `did "event" sum of "property"`) comes to over everybody: the people for whom it is at least one, and
 * at least two, and so on. Where as many reach the one as the other, so many reach all between.
 */
export async function totalAmong({ countInColumns }: Pick<ThreeReadings, 'countInColumns'>, measure: string): Promise<number> {
  const reaching = (least: number): Promise<number> => countInColumns(`${measure} >= ${least}`);
  const total = async (from: Reached, to: Reached): Promise<number> => {
    if (from.people === to.people) return from.people * (to.least - from.least + 1);
    if (to.least - from.least === 1) return from.people + to.people;
    const least = Math.floor((from.least + to.least) / 2);
    const [below, above] = [await reaching(least), await reaching(least + 1)];
    return (await total(from, { least, people: below })) + (await total({ least: least + 1, people: above }, to));
  };
  let beyond = 2;
  while ((await reaching(beyond)) > 0) beyond *= 2;
  return total({ least: 1, people: await reaching(1) }, { least: beyond, people: 0 });
}

interface Reached {
  readonly least: number;
  readonly people: number;
}

const pagePeople = 500;
