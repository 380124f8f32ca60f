import { type AsOf, evaluateFilter, type Filter, type MemberFacts } from '@magpie/audience';
import { filterSql, predicateSql } from '@magpie/audience/sql';
import { ColumnarStore } from '@magpie/columnar';
import { testDatabase } from '@magpie/db/testing';
import { seededRandom } from '@magpie/kit';
import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { encodeColumn } from '../codec/column.ts';
import { encodeSlots } from '../codec/slot-set.ts';
import { sendStates } from '../sending/send-state.ts';

const now = Date.parse('2026-08-05T00:00:00Z');
const asOf: AsOf = { now, watermark: null, zone: 'Asia/Shanghai', anchorDates: [] };
const blocks = [0, 2];
const nodes = ['split', 'sms'];
const outcomes = ['holdout', 'a'];
const states = { accepted: sendStates.accepted, delivered: sendStates.delivered, failed: sendStates.failed } as const;

it('finds who took which way through a run, and whose message stands where, the merged ones too', async () => {
  await using test = await testDatabase();
  const random = seededRandom('runs');
  const numbers = blocks.flatMap((block) => Array.from({ length: 40 }, (_, slot) => block * 1_024 + slot * 7));
  // Every fifth was merged into the one before.
  const people = numbers.map((no, index) => ({ no, aliasOf: index % 5 === 4 ? (numbers[index - 1] ?? null) : null }));
  const personOf = new Map(people.map(({ no, aliasOf }) => [no, aliasOf ?? no]));
  const facts = new Map<number, Required<Pick<MemberFacts, 'steps' | 'messages'>>>();
  const of = (no: number) => {
    const person = personOf.get(no) ?? no;
    const found = facts.get(person) ?? { steps: [], messages: [] };
    facts.set(person, found);
    return found;
  };
  await test.db.insertInto('workspace').values({ id: 'w', name: 'w', zone: 'Asia/Shanghai', currency: 'CNY' }).execute();
  await test.db
    .insertInto('member')
    .values(
      people.map(({ no, aliasOf }) => ({ workspace_id: 'w', no, external_id: `m${no}`, alias_of: aliasOf, sequence: 0n, occurred_at: new Date(0) })),
    )
    .execute();
  let batch = 0;
  for (const run of ['y', 'z'])
    for (const block of blocks)
      for (const node of nodes)
        for (const outcome of outcomes) {
          batch += 1;
          const members = numbers.filter((no) => no >> 10 === block && random.integer(3) === 0);
          const slots = encodeSlots(members.map((no) => no & 1_023));
          const instants = members.map(() => now + random.integer(3) - 1);
          for (const [index, no] of members.entries())
            facts.set(personOf.get(no) ?? no, { ...of(no), steps: [...of(no).steps, { run, node, outcome, occurredAt: instants[index] ?? 0 }] });
          await sql`insert into transition_block (workspace_id, run_id, batch, block, node, outcome, visit, slots, instants, count)
            values ('w', ${run}, ${batch}, ${block}, ${node}, ${outcome}, 0, ${slots}, ${encodeColumn(instants)}, ${members.length})`.execute(
            test.db,
          );
          const named = members.map(() => (['accepted', 'delivered', 'failed'] as const)[random.integer(3)] ?? 'failed');
          const at = now + random.integer(2);
          for (const [index, no] of members.entries())
            facts.set(personOf.get(no) ?? no, {
              ...of(no),
              messages: [...of(no).messages, { run, node, state: named[index] ?? 'failed', occurredAt: at }],
            });
          await sql`insert into send_block (workspace_id, run_id, batch, block, node, op, version, channel, purpose, at, slots, states, count, open)
            values ('w', ${run}, ${batch}, ${block}, ${node}, 1, 1, 'sms', 'marketing', ${new Date(at)}, ${slots}, ${Buffer.from(named.map((state) => states[state]))}, ${members.length}, 0)`.execute(
            test.db,
          );
        }
  const filters: readonly Filter[] = [
    { type: 'run', run: 'y', node: null, outcome: null },
    { type: 'run', run: 'z', node: 'split', outcome: null },
    { type: 'run', run: 'y', node: 'split', outcome: 'holdout' },
    { type: 'message', run: 'y', node: 'sms', states: ['accepted', 'delivered'] },
    { type: 'message', run: 'z', node: 'sms', states: [] },
    {
      type: 'all',
      of: [
        { type: 'message', run: 'y', node: 'sms', states: ['delivered'] },
        { type: 'not', of: { type: 'run', run: 'z', node: 'split', outcome: 'holdout' } },
      ],
    },
  ];
  await using store = await ColumnarStore.open({ db: test.db, workspaceId: 'w', path: null });
  await store.feed();
  const standing = people.filter(({ aliasOf }) => aliasOf === null).map(({ no }) => no);
  for (const filter of filters) {
    const nothing = { attributes: [], tags: [], consents: [], events: [], cohorts: new Set<string>() };
    const expected = standing.filter((no) => evaluateFilter(filter, { ...nothing, ...of(no) }, asOf));
    const selected = async ({ text, values }: ReturnType<typeof filterSql>) =>
      (await test.db.executeQuery<{ member_no: number }>(CompiledQuery.raw(text, [...values]))).rows.map((row) => row.member_no);
    expect(await selected(filterSql(filter, { workspaceId: 'w', asOf }))).toEqual(expected);
    expect(await selected(filterSql(filter, { workspaceId: 'w', asOf, blocks: { from: 1, to: 3 } }))).toEqual(expected.filter((no) => no >= 1_024));
    expect(await selected(predicateSql(filter, { workspaceId: 'w', asOf, members: numbers.slice(0, 30) }))).toEqual(
      expected.filter((no) => numbers.indexOf(no) < 30),
    );
    expect(await store.members(filter, asOf)).toEqual(expected);
  }
  expect(
    standing.filter((no) =>
      evaluateFilter(
        filters[2] ?? { type: 'all', of: [] },
        { attributes: [], tags: [], consents: [], events: [], cohorts: new Set(), ...of(no) },
        asOf,
      ),
    ).length,
  ).toBeGreaterThan(5);
});
