import { type AsOf, evaluateFilter, type Filter } from '@magpie/audience';
import { filterSql } from '@magpie/audience/sql';
import { asOfArbitrary, filterArbitrary, memberFacts, populationNeeds, randomPeople, rowsOfPeople } from '@magpie/audience/testing';
import { setWorkingDays } from '@magpie/db';
import { testDatabase, type TestDatabase } from '@magpie/db/testing';
import { seededRandom } from '@magpie/kit';
import fc from 'fast-check';
import { CompiledQuery, sql } from 'kysely';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ColumnarStore } from './columnar-store.ts';
import type { Fed } from './feed-columnar.ts';

/** `AUDIENCE_RUNS=10000 AUDIENCE_SEED=1` for more of them, drawn again; the seed of a run is printed where it fails. */
const runs = Number(process.env['AUDIENCE_RUNS'] ?? 150);
const seed = Number(process.env['AUDIENCE_SEED'] ?? Date.now() % 2 ** 31);

let sequence = 0n;
const people = randomPeople(seededRandom(`people ${process.env['AUDIENCE_SEED'] ?? ''}`), () => (sequence += 1n));
const members = people
  .filter(({ aliasOf, isErased }) => aliasOf === null && !isErased)
  .map((person) => ({ no: person.no, facts: memberFacts(person, people) }));
const workingDays = { official: 'cn', own: { '2026-08-01': 'work' } } as const;
const everybody: Filter = { type: 'all', of: [] };
const asOf: AsOf = { now: Date.parse('2026-08-04T16:00:00Z'), watermark: null, zone: 'Asia/Shanghai', anchorDates: [] };

async function load(db: TestDatabase['db'], someone: (sequence: bigint) => boolean): Promise<void> {
  const rows = rowsOfPeople('shop', people);
  const recent = <Row extends { readonly sequence: bigint }>(list: readonly Row[]): Row[] => list.filter((row) => someone(row.sequence));
  await db
    .insertInto('member')
    .values(rows.member)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.insertInto('event').values(recent(rows.event)).execute();
  await db.insertInto('attribute_change').values(recent(rows.attribute_change)).execute();
  await db.insertInto('tag_change').values(recent(rows.tag_change)).execute();
  await db.insertInto('consent_change').values(recent(rows.consent_change)).execute();
}

describe('the columns', () => {
  let test: TestDatabase;
  let store: ColumnarStore;
  let folder: string;
  const fed: Fed[] = [];

  beforeAll(async () => {
    test = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'columnar-'));
    await test.db.insertInto('workspace').values({ id: 'shop', name: 'shop', zone: 'Asia/Shanghai', currency: 'CNY', official_days: 'cn' }).execute();
    await setWorkingDays(test.db, 'shop', [{ date: '2026-08-01', working: true }]);
    const rows = rowsOfPeople('shop', people);
    // In two deliveries, the second fed behind the first.
    const half = sequence / 2n;
    await load(test.db, (each) => each <= half);
    await test.db.insertInto('address').values(rows.address).execute();
    await sql`update workspace set fact_sequence = ${half} where id = 'shop'`.execute(test.db);
    store = await ColumnarStore.open({ db: test.db, workspaceId: 'shop', path: join(folder, 'shop.duckdb') });
    fed.push(await store.feed());
    await load(test.db, (each) => each > half);
    await test.db
      .insertInto('cohort_block')
      .values(rows.cohort_block.map((row) => ({ ...row, members: Buffer.from(row.members) })))
      .execute();
    await sql`update workspace set fact_sequence = ${sequence} where id = 'shop'`.execute(test.db);
    await sql`analyze`.execute(test.db);
    fed.push(await store.feed());
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await test[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it(`hold the same members as memory and PostgreSQL (seed ${seed})`, async () => {
    const population = members.map(({ facts }) => facts);
    let partial = 0;
    await fc.assert(
      fc.asyncProperty(filterArbitrary, asOfArbitrary(sequence), async (filter, at) => {
        const knowing = populationNeeds(filter, population, { ...at, workingDays });
        const expected = members.filter(({ facts }) => evaluateFilter(filter, facts, knowing)).map(({ no }) => no);
        if (expected.length > 0 && expected.length < members.length) partial += 1;
        const { text, values } = filterSql(filter, { workspaceId: 'shop', asOf: knowing });
        const { rows } = await test.db.executeQuery<{ member_no: number }>(CompiledQuery.raw(text, [...values]));
        expect(rows.map((row) => row.member_no)).toEqual(expected);
        expect(await store.members(filter, at)).toEqual(expected);
      }),
      { numRuns: runs, seed, endOnFailure: true },
    );
    expect(partial).toBeGreaterThan(runs / 4);
  }, 3_600_000);

  it('are built once, and fed with what came behind', () => {
    expect(fed.map(({ rebuilt }) => rebuilt)).toEqual([true, false]);
    expect(fed.map(({ sequence: fedTo }) => fedTo)).toEqual([sequence / 2n, sequence]);
  });

  it('count whom they list', async () => {
    expect(await store.count(everybody, asOf)).toBe(members.length);
    expect(await store.members(everybody, asOf)).toEqual(members.map(({ no }) => no));
  });

  it('are built again when their file is torn or missing', async () => {
    const path = join(folder, 'torn.duckdb');
    await writeFile(path, 'this is no database');
    await using torn = await ColumnarStore.open({ db: test.db, workspaceId: 'shop', path });
    const fed = await torn.feed();
    expect(fed.rebuilt).toBe(true);
    expect(await torn.count(everybody, asOf)).toBe(members.length);
    expect((await torn.feed()).facts).toBe(0);
  });
});
