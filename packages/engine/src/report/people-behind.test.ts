import type { Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeColumn } from '../codec/column.ts';
import type { RunRef } from '../engine.ts';
import { sendGroups, sendGroupOf, sendStateOf, sendStates } from '../sending/send-state.ts';
import { openRehearsals } from '../testing/open-rehearsals.ts';
import { openSmallShop } from '../testing/small-shop.ts';
import { runConversions } from './conversions.ts';
import { goalCounts } from './goal-counts.ts';
import { peopleBehind } from './people-behind.ts';
import { type NodeCounts, runCounts } from './run-counts.ts';
import type { RunNumber } from './run-number.ts';

const members = 2_500;
const heldUntil = Date.parse('2027-08-09T08:00+08:00');
let test: Awaited<ReturnType<typeof testDatabase>>;
let run: RunRef;
let halfWay: RunRef;
let counts: readonly NodeCounts[];

beforeAll(async () => {
  test = await testDatabase();
  await openSmallShop(test.db, members);
  [run, halfWay] = await rehearse(test.db);
  await giveEveryState(test.db, run);
  counts = await runCounts(test.db, run);
}, 120_000);
afterAll(() => test[Symbol.asyncDispose]());

describe('the people behind a number', () => {
  it('are those who stand at a step now, as the rows say, in a run that is over and in one that is half way', async () => {
    for (const ref of [run, halfWay]) {
      for (const { node, here } of await runCounts(test.db, ref)) {
        const listed = await listOf(ref, { type: 'here', node });
        expect(listed).toEqual(await rowsOf(ref, sql`select member_no, entered_at as at from enrolment`, sql`node = ${node}`));
        expect({ node, people: listed.length }).toEqual({ node, people: here });
      }
    }
    expect((await runCounts(test.db, halfWay)).filter(({ here }) => here > 0).length).toBeGreaterThan(1);
  });

  it('are those who left a step by each outcome, as the rows say', async () => {
    for (const { node, outcomes } of counts) {
      for (const [outcome, count] of Object.entries(outcomes)) {
        const listed = await listOf(run, { type: 'left', node, outcomes: [outcome] });
        expect(listed).toEqual(await rowsOf(run, sql`select member_no, at from transition`, sql`node = ${node} and outcome = ${outcome}`));
        expect({ node, outcome, people: listed.length }).toEqual({ node, outcome, people: count });
      }
      const all = Object.keys(outcomes);
      expect((await peopleBehind(test.db, run, { type: 'left', node, outcomes: all })).total).toBe(
        Object.values(outcomes).reduce((sum, count) => sum + count, 0),
      );
    }
  });

  it('are as many as came to a step', async () => {
    for (const ref of [run, halfWay])
      for (const { node, entered } of await runCounts(test.db, ref))
        expect({ node, people: (await peopleBehind(test.db, ref, { type: 'entered', node })).total }).toEqual({ node, people: entered });
  });

  it('are those whose message stands in each state and for each reason it was kept back, as the rows say', async () => {
    for (const { node, sends } of counts) {
      if (sends === null) continue;
      for (const state of stateNames) {
        const listed = await listOf(run, { type: 'messages', node, state });
        const wanted = groupNames.has(state) ? sql`state = ${state}` : sql`concat_ws(':', state, reason) = ${state}`;
        expect(listed).toEqual(await rowsOf(run, sql`select member_no, at from send`, sql`node = ${node} and ${wanted}`));
        expect({ state, people: listed.length > 0 }).toEqual({ state, people: true });
        const reason = state.startsWith('suppressed:') ? state.slice('suppressed:'.length) : null;
        if (reason !== null) expect(listed).toHaveLength(sends.suppressed[reason] ?? -1);
      }
      for (const group of sendGroups) {
        const { total } = await peopleBehind(test.db, run, { type: 'messages', node, state: group });
        expect({ group, total }).toEqual({
          group,
          total: group === 'suppressed' ? Object.values(sends.suppressed).reduce((sum, count) => sum + count, 0) : sends[group],
        });
      }
      expect((await peopleBehind(test.db, run, { type: 'messages', node, state: 'intended' })).total).toBe(sends.intended);
    }
    const everywhere = await peopleBehind(test.db, run, { type: 'messages', node: null, state: 'intended' });
    expect(everywhere.total).toBe(counts.reduce((sum, { sends }) => sum + (sends?.intended ?? 0), 0));
  });

  it('say until when a message is held, and why another was kept back', async () => {
    const held = await peopleBehind(test.db, run, { type: 'messages', node: 'sms-14', state: 'held' });
    expect(held.person(0)).toMatchObject({ node: 'sms-14', detail: 'held', until: heldUntil });
    const kept = await peopleBehind(test.db, run, { type: 'messages', node: 'sms-14', state: 'suppressed:no-consent' });
    expect(kept.person(0)).toMatchObject({ detail: 'suppressed:no-consent', until: null });
  });

  it('are those who bought: of all who came to a step, of each way out, and of each arm', async () => {
    const conversions = await runConversions(test.db, run);
    if (conversions === null) throw new Error('The journey has a goal');
    // Members whose numbers end in 3 or 7 buy, and nobody else.
    const isBuyer = (no: number): boolean => [3, 7].includes(no % 10);
    for (const { node, converted, outcomes } of conversions.nodes) {
      const came = await peopleBehind(test.db, run, { type: 'entered', node });
      const bought = await peopleBehind(test.db, run, { type: 'converted', node, outcomes: null });
      expect([...bought.numbers]).toEqual([...came.numbers].filter(isBuyer));
      expect(bought.total).toBe(converted);
      for (const [outcome, { converted: count }] of Object.entries(outcomes))
        expect((await peopleBehind(test.db, run, { type: 'converted', node, outcomes: [outcome] })).total).toBe(count);
    }
    const goal = await goalCounts(test.db, run);
    for (const arm of ['treated', 'control'] as const) {
      expect((await peopleBehind(test.db, run, { type: 'arm', arm, bought: false })).total).toBe(goal?.[arm]?.n);
      const buyers = await peopleBehind(test.db, run, { type: 'arm', arm, bought: true });
      expect(buyers.total).toBe(goal?.[arm]?.k);
      expect(buyers.person(0).at).toBe(Date.parse('2027-08-08T12:00+08:00'));
    }
  });

  it('are those who are stuck, with the reason', async () => {
    const [block, slot] = [0, 42];
    await sql`insert into stuck_slot (workspace_id, run_id, block, slot, node, reason) values (${run.workspaceId}, ${run.runId}, ${block}, ${slot}, 'done', 'torn')`.execute(
      test.db,
    );
    const stuck = await peopleBehind(test.db, run, { type: 'stuck', node: 'done' });
    expect(stuck.total).toBe(1);
    expect(stuck.person(0)).toMatchObject({ no: slot, detail: 'torn' });
  });
});

const stateNames = Object.values(sendStates).map(sendStateOf);
const groupNames: ReadonlySet<string> = new Set(sendGroups);

async function listOf(ref: RunRef, number: RunNumber): Promise<readonly { readonly no: number; readonly at: number | null }[]> {
  const people = await peopleBehind(test.db, ref, number);
  return Array.from({ length: people.total }, (_, place) => {
    const { no, at } = people.person(place);
    return { no, at };
  });
}

async function rowsOf(
  { workspaceId, runId }: RunRef,
  select: ReturnType<typeof sql>,
  where: ReturnType<typeof sql>,
): Promise<readonly { readonly no: number; readonly at: number }[]> {
  const { rows } = await sql<{ member_no: number; at: Date }>`
    ${select} where workspace_id = ${workspaceId} and run_id = ${runId} and ${where} order by 1, 2`.execute(test.db);
  return rows.map(({ member_no: no, at }) => ({ no, at: at.getTime() }));
}

/** Gives the messages of a run all states that there are, one after the other. */
async function giveEveryState(db: Database, { workspaceId, runId }: RunRef): Promise<void> {
  const bytes = Object.values(sendStates);
  const { rows } = await sql<{ batch: bigint; block: number; node: string; count: number }>`
    select batch, block, node, count from send_block where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
  for (const { batch, block, node, count } of rows) {
    const states = Buffer.from(Array.from({ length: count }, (_, place) => bytes[place % bytes.length] ?? 0));
    const held = encodeColumn(Float64Array.from(states, (byte) => (sendGroupOf(sendStateOf(byte)) === 'held' ? heldUntil : 0)));
    await sql`
      update send_block set states = ${states}, not_before = ${held}
      where workspace_id = ${workspaceId} and run_id = ${runId} and batch = ${batch} and block = ${block} and node = ${node}`.execute(db);
  }
}

/** A rehearsal that is over, and one that stood still after some steps. */
async function rehearse(db: Database): Promise<readonly [RunRef, RunRef]> {
  await using rehearsals = await openRehearsals(db);
  const over = await rehearsals.make();
  await rehearsals.drive(over);
  const standing = await rehearsals.make();
  let left = 1;
  const driven = rehearsals.drive(standing, {
    dispatch: async (run) => {
      if (left-- <= 0) throw new StoodStill();
      return rehearsals.dispatch(run);
    },
  });
  await driven.catch((fault: unknown) => {
    if (!(fault instanceof StoodStill)) throw fault;
  });
  return [over, standing];
}

class StoodStill extends Error {}
