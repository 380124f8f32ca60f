import { startOfDay } from '@magpie/calendar';
import { testDatabase } from '@magpie/db/testing';
import {
  backtest,
  type BacktestReport,
  createRehearsal,
  driveRun,
  type Engine,
  membersAt,
  membersWho,
  purchasesByNode,
  type RunRef,
  runReport,
} from '@magpie/engine';
import { makeRun } from '@magpie/engine/testing';
import { campaignRunId, workflowTypes } from '@magpie/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietEngine, rehearse } from '../equivalence/run-shop.ts';
import { openTestWorker } from '../support/open-test-worker.ts';
import { temporalBinary } from '../support/temporal-binary.ts';
import { threeReadings, totalAmong } from '../support/three-readings.ts';
import { cdnowFile, importCdnow, publishMothersDay, startAt } from './cdnow-shop.ts';
import { type Figures, independentFigures, loadRaw } from './independent-figures.ts';

const binary = temporalBinary();

describe.runIf(cdnowFile !== null)("Mother's Day 1998 over the CDNOW histories", () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  let engine: Engine;
  let journey: Awaited<ReturnType<typeof publishMothersDay>>;
  let expected: Readonly<Record<string, Figures>>;
  let tested: BacktestReport;
  /** The backtest's people, by node and way out. */
  let people: unknown;

  beforeAll(async () => {
    test = await testDatabase();
    await importCdnow(test.db, cdnowFile ?? '');
    journey = await publishMothersDay(test.db);
    engine = quietEngine(test.db);
    const result = await backtest(engine, {
      workspaceId: 'cdnow',
      journeyId: journey.document.id,
      version: 1,
      plan: journey.plan,
      startAt,
      anchorDate: null,
    });
    if (!result.ok) throw new Error(result.refusal);
    tested = result.value;
    people = await peopleOf(await replay());
    await loadRaw(test.db, cdnowFile ?? '');
    expected = await independentFigures(test.db);
  }, 240_000);
  afterAll(() => test[Symbol.asyncDispose]());

  it('is of 23,570 customers with 69,659 transactions, asked in the audience language', async () => {
    await using asked = await threeReadings(test.db, {
      workspaceId: 'cdnow',
      zone: 'America/New_York',
      now: startOfDay('1998-07-01', 'America/New_York'),
    });
    expect(await asked.count('did "Order Completed"')).toBe(23_570);
    expect(await totalAmong(asked, 'did "Order Completed" count')).toBe(69_659);
    // All of them came in the first quarter of 1997.
    expect(await asked.count('first "Order Completed" was before 1997-04-01')).toBe(23_570);
  }, 240_000);

  it('is backtested as an independent SQL over the raw file says', () => {
    expect(tested.reconciled).toBe(true);
    expect(tested.anchorDate).toBe('1998-05-10');
    expect(figuresIn(tested.purchases, expected)).toEqual(expected);
    expect(expected['entry']?.members).toBe(1_123);
  });

  it('is rehearsed to the same numbers on the engine, with the events as they were recorded', async () => {
    const run = await rehearsal();
    await rehearse(engine, run);
    await expectSame(run);
  }, 240_000);

  it.runIf(binary !== null)(
    'is rehearsed to the same numbers through Temporal',
    async () => {
      await using running = await openTestWorker(engine, 'test');
      const { worker, client } = running;
      const run = await rehearsal();
      await worker.runUntil(client.workflow.execute(workflowTypes.campaignRun, { workflowId: campaignRunId(run), taskQueue: 'test', args: [run] }));
      await expectSame(run);
    },
    240_000,
  );

  async function rehearsal(): Promise<RunRef> {
    const { document, plan } = journey;
    const run = await createRehearsal(engine, {
      workspaceId: 'cdnow',
      journeyId: document.id,
      name: document.name,
      version: 1,
      document,
      plan,
      customers: { type: 'recorded', shiftDays: 0 },
      paceSeconds: 0.001,
      seed: 's',
      startAt,
      anchorDate: null,
      now: startAt,
      loopback: { url: 'http://127.0.0.1:9', idempotent: true, receiptBase: null },
    });
    if (!run.ok) throw new Error(run.refusal);
    return run.value;
  }

  /** A backtest clears its rows when it has told its report; this one keeps them. */
  async function replay(): Promise<RunRef> {
    const run = await makeRun(engine, {
      workspaceId: 'cdnow',
      journeyId: journey.document.id,
      purpose: 'backtest',
      clock: { type: 'replayed' },
      startAt,
      now: startAt,
    });
    await driveRun(engine, run);
    return run;
  }

  /** Who is at each node, and who left it by each way; a shadow keeps its members' numbers. */
  async function peopleOf(run: RunRef): Promise<Readonly<Record<string, readonly number[]>>> {
    const found: Record<string, readonly number[]> = {};
    for (const op of journey.plan.ops) {
      found[op.node] = await membersAt(test.db, run, op.node);
      for (const outcome of 'next' in op ? Object.keys(op.next) : [])
        found[`${op.node} ${outcome}`] = await membersWho(test.db, run, op.node, [outcome]);
    }
    return found;
  }

  /** People, orders and revenue at every step as the raw file has them, and people by every way out as the backtest has them. */
  async function expectSame(run: RunRef): Promise<void> {
    const report = await runReport(test.db, run);
    expect(report.reconciled).toBe(true);
    expect(report.customers).toBe('recorded');
    expect(figuresIn(await purchasesByNode(test.db, run, journey.plan), expected)).toEqual(expected);
    expect(peopleIn(report)).toEqual(peopleIn(tested));
    expect(await peopleOf(run)).toEqual(people);
    expect(report.goal).toEqual(tested.goal);
    expect(report.cohort?.count).toBe(expected['buyers']?.members);
  }
});

function figuresIn(
  purchases: readonly (Figures & { readonly node: string })[],
  wanted: Readonly<Record<string, Figures>>,
): Readonly<Record<string, Figures>> {
  return Object.fromEntries(purchases.filter(({ node }) => node in wanted).map(({ node, ...figures }) => [node, figures]));
}

function peopleIn({ perNode }: Pick<BacktestReport, 'perNode'>): unknown {
  return perNode.map(({ node, entered, here, outcomes }) => ({ node, entered, here, outcomes }));
}
