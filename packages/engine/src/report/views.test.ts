import { readFile } from 'node:fs/promises';
import type { Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { decodeBlockState } from '../codec/block-state.ts';
import { decodeHistory } from '../codec/decode-history.ts';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun } from '../run/run-record.ts';
import { sendStateOf } from '../sending/send-state.ts';
import { placeOf } from '../step/block-page.ts';
import { openRehearsals } from '../testing/open-rehearsals.ts';
import { openSmallShop } from '../testing/small-shop.ts';
import { checkLedger } from './check-ledger.ts';
import { runCounts } from './run-counts.ts';
import { runReport } from './run-report.ts';

it('unrolls a whole run into what the codec decodes, and proves by SQL what checkLedger proves', async () => {
  await using test = await testDatabase();
  const run = await rehearse(test.db, 3_000);
  const scope = sql`where workspace_id = ${run.workspaceId} and run_id = ${run.runId}`;

  const enrolled = await sql<object>`select member_no, op, node, entered_at, due_at from enrolment ${scope} order by member_no`.execute(test.db);
  expect(enrolled.rows).toHaveLength(3_000);
  expect(enrolled.rows).toEqual(await enrolmentsOf(test.db, run));

  const history =
    await sql<object>`select batch, member_no, node, outcome, visit, at from transition ${scope} order by batch, node, outcome, member_no`.execute(
      test.db,
    );
  expect(history.rows.length).toBeGreaterThan(10_000);
  expect(history.rows).toEqual(await transitionsOf(test.db, run));

  const ledger =
    await sql<object>`select batch, member_no, node, concat_ws(':', state, reason) as state from send ${scope} order by batch, node, member_no`.execute(
      test.db,
    );
  expect(ledger.rows).toEqual(await sendsOf(test.db, run));

  const outcomes = await sql<{
    node: string;
    outcome: string;
    count: number;
  }>`select node, outcome, count(*)::int as count from transition ${scope} group by 1, 2`.execute(test.db);
  const counts = new Map((await runCounts(test.db, run)).map(({ node, outcomes: left }) => [node, left]));
  for (const { node, outcome, count } of outcomes.rows) expect(counts.get(node)?.[outcome]).toBe(count);

  expect(await twiceBySql(test.db, run)).toEqual([]);
  expect(await checkLedger(test.db, run)).toEqual([]);
  // The same people leave the same nodes in a second batch, and are meant again.
  await sql`insert into transition_block select workspace_id, run_id, batch + 1000000, block, node, outcome, visit, slots, instants, count from transition_block ${scope} and block = 1 and outcome = 'bought'`.execute(
    test.db,
  );
  await sql`
    insert into send_block select workspace_id, run_id, batch + 1000000, block, node, op, version, channel, purpose, at, slots, states, count, not_before, next_claim, open
    from send_block ${scope} and block = 2`.execute(test.db);
  const violations = await checkLedger(test.db, run);
  expect(violations.length).toBeGreaterThan(100);
  expect(await twiceBySql(test.db, run)).toEqual(violations.map(({ type, node, member }) => `${type} ${node} ${member}`).toSorted());
});

it('answers the query that the operations document gives', async () => {
  await using test = await testDatabase();
  const run = await rehearse(test.db, 1_100);
  const document = await readFile(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  const query = document.split('```sql\n')[1]?.split('```')[0] ?? '';
  const { rows } = await test.db.executeQuery<{ node: string; state: string; messages: bigint; buyers: bigint; revenue: string }>(
    CompiledQuery.raw(query, [run.workspaceId, run.runId]),
  );
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['accepted', 'unknown']));
  const { sends } = await runReport(test.db, run);
  expect(rows.reduce((total, { messages }) => total + Number(messages), 0)).toBe(sends.intended);
  // Nobody buys but at noon of the day, for 199 yuan: everyone's message of the morning comes before it.
  for (const { buyers, revenue } of rows) expect(Number(revenue)).toBe(Number(buyers) * 19_900);
  expect(rows.some(({ buyers }) => buyers > 0)).toBe(true);
});

it('resolves who was merged into whom', async () => {
  await using test = await testDatabase();
  const run = await rehearse(test.db, 100);
  const meant = await sql<{
    no: number;
  }>`select distinct member_no as no from send where workspace_id = ${run.workspaceId} order by 1 limit 2`.execute(test.db);
  const [into, from] = meant.rows.map(({ no }) => no);
  await sql`update member set alias_of = ${into} where workspace_id = ${run.workspaceId} and no = ${from}`.execute(test.db);
  for (const view of ['enrolment', 'transition', 'send']) {
    const { rows } =
      await sql<object>`select distinct member_no, person_no from ${sql.table(view)} where workspace_id = ${run.workspaceId} and member_no in (${into}, ${from}) order by 1`.execute(
        test.db,
      );
    expect(rows).toEqual([
      { member_no: into, person_no: into },
      { member_no: from, person_no: into },
    ]);
  }
});

async function twiceBySql(db: Database, run: RunRef): Promise<readonly string[]> {
  const scope = sql`where workspace_id = ${run.workspaceId} and run_id = ${run.runId}`;
  const { rows } = await sql<{ violation: string }>`
    select 'passed-twice ' || node || ' ' || member_no as violation from transition ${scope} group by block, slot, node, visit, member_no having count(*) > 1
    union all
    select 'meant-twice ' || node || ' ' || member_no from send ${scope} group by block, slot, node, member_no having count(*) > 1`.execute(db);
  return rows.map(({ violation }) => violation).toSorted();
}

async function rehearse(db: Database, members: number): Promise<RunRef> {
  await openSmallShop(db, members);
  await using rehearsals = await openRehearsals(db, { faults: { dropAnswer: 0.3, notIdempotent: true } });
  const run = await rehearsals.make();
  await rehearsals.drive(run);
  return run;
}

async function enrolmentsOf(db: Database, run: RunRef): Promise<readonly object[]> {
  const { ops } = await loadPlan(db, run.workspaceId, (await readRun(db, run)).planHash);
  const { rows } = await sql<{
    block: number;
    state: Buffer;
  }>`select block, state from run_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by block`.execute(db);
  return rows.flatMap(({ block, state: bytes }) => {
    const state = decodeBlockState(bytes);
    return Array.from(state.slots, (slot, index) => {
      const due = state.due[index] ?? 0;
      const op = state.op[index] ?? 0;
      return {
        member_no: placeOf(block, slot),
        op,
        node: ops[op]?.node,
        entered_at: new Date(state.entered[index] ?? 0),
        due_at: due === Infinity ? null : new Date(due),
      };
    });
  });
}

async function transitionsOf(db: Database, run: RunRef): Promise<readonly object[]> {
  const { rows } = await sql<{
    batch: bigint;
    block: number;
    node: string;
    outcome: string;
    visit: number;
    slots: Buffer;
    instants: Buffer;
    count: number;
  }>`
    select batch, block, node, outcome, visit, slots, instants, count from transition_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by batch, node, outcome, block`.execute(
    db,
  );
  return rows.flatMap(({ batch, node, outcome, visit, ...row }) =>
    decodeHistory(row).map(({ memberNo, at }) => ({ batch, member_no: memberNo, node, outcome, visit, at: new Date(at) })),
  );
}

async function sendsOf(db: Database, run: RunRef): Promise<readonly object[]> {
  const { rows } = await sql<{ batch: bigint; block: number; node: string; slots: Buffer; states: Buffer }>`
    select batch, block, node, slots, states from send_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} order by batch, node, block`.execute(
    db,
  );
  return rows.flatMap(({ batch, block, node, slots, states }) =>
    Array.from(decodeSlots(slots), (slot, place) => ({ batch, member_no: placeOf(block, slot), node, state: sendStateOf(states[place] ?? -1) })),
  );
}
