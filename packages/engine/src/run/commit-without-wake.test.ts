import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, openDatabase } from '@magpie/db';
import { Crash, openCrashingDatabase, testDatabase } from '@magpie/db/testing';
import type { Plan } from '@magpie/journey/plan';
import { type Loopback, startLoopback } from '@magpie/loopback';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, RunRef } from '../engine.ts';
import { createRehearsal } from '../rehearsal/create-rehearsal.ts';
import type { CustomerModel } from '../rehearsal/customer-model.ts';
import { runReport, type RunReport } from '../report/run-report.ts';
import { channelsFrom } from '../sending/channels-from.ts';
import { dispatch } from '../sending/dispatch.ts';
import { foldReceipts } from '../sending/fold-receipts.ts';
import { sendStates } from '../sending/send-state.ts';
import { openInbox } from '../testing/open-inbox.ts';
import { type RunStory, runStory } from '../testing/run-story.ts';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { driveRun } from './drive-run.ts';
import { reconcile } from './reconcile.ts';

const members = 1_100;
const anchorAt = Date.parse('2027-08-08T00:00+08:00');
const hourMs = 3_600_000;

/** By arithmetic: some buy before the day, some on it, some on it only if a message had gone out to them, some weeks after. */
const customers: CustomerModel = {
  plan: ({ no }, { from, to }) =>
    [
      { digit: 1, at: anchorAt - 200 * hourMs, requiresMessage: false },
      { digit: 3, at: anchorAt + 12 * hourMs, requiresMessage: false },
      { digit: 5, at: anchorAt + 13 * hourMs, requiresMessage: true },
      { digit: 7, at: anchorAt + 90 * hourMs, requiresMessage: false },
    ]
      .filter(({ digit, at }) => no % 10 === digit && at >= from && at < to)
      .map(({ digit, at, requiresMessage }) => ({
        id: `deed-${no}-${digit}`,
        memberNo: no,
        name: 'Order Completed',
        valueMinor: 19_900,
        occurredAt: at + no,
        requiresMessage,
      })),
};

interface Outcome {
  /** What the commits up to the crash had written; of the whole run where it never crashed. */
  readonly commits: readonly string[];
  readonly crashed: boolean;
  readonly story: RunStory;
  readonly report: RunReport;
  readonly stored: unknown;
}

/**
 * The process dies right after each of its commits in turn, before it answers, pokes or goes on. What then picks the run up is the reconciler alone:
 * another process, to which nobody said anything.
 */
describe.each([
  ['an idempotent provider', true, {}],
  ['a provider that is not idempotent and drops answers', false, { dropAnswer: 0.2, notIdempotent: true }],
] as const)('a commit without its wake, through %s', (_name, idempotent, faults) => {
  let prepared: Awaited<ReturnType<typeof testDatabase>>;
  let loopback: Loopback;
  let folder: string;
  let quiet: Outcome;
  let plan: Plan;

  beforeAll(async () => {
    prepared = await testDatabase();
    await openSmallShop(prepared.db, members);
    plan = await publish(prepared.db, document);
    await prepared.db.destroy();
    folder = await mkdtemp(join(tmpdir(), 'crash-'));
    loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null, faults: { failedReceipts: 0.02 } });
    quiet = await rehearse(() => false);
    loopback.setFaults({ ...faults, failedReceipts: 0.02 });
  });
  afterAll(async () => {
    await loopback.close();
    await prepared[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const document = qixiJourney({ id: 'qixi', locale: 'en' });

  /** A rehearsal in a database of its own, whose engine dies; then nothing but the reconciler until nothing is left to do. */
  async function rehearse(dies: (written: string) => boolean): Promise<Outcome> {
    await using test = await testDatabase({ template: new URL(prepared.url).pathname.slice(1) });
    await using inbox = await openInbox(test.db);
    const run = await made(test.db, inbox.url);
    const crashing = openCrashingDatabase(test.url, dies);
    const crashed = await live(engineOn(crashing.db), run).then(
      () => false,
      (fault: unknown) => {
        if (!isCrash(fault)) throw fault;
        return true;
      },
    );
    await crashing.db.destroy();
    await pickUp(test.url);
    const report = await runReport(test.db, run);
    const { rows } = await sql<{ report: unknown }>`select report from run where id = ${run.runId}`.execute(test.db);
    return { commits: crashing.commits, crashed, story: await runStory(test.db, run), report, stored: rows[0]?.report };
  }

  async function made(db: Database, receiptBase: string): Promise<RunRef> {
    const run = await createRehearsal(engineOn(db), {
      workspaceId: shop.workspaceId,
      journeyId: 'qixi',
      name: document.name,
      version: 1,
      document,
      plan,
      customers: { type: 'modelled' },
      paceSeconds: 0.001,
      seed: 's',
      startAt: null,
      anchorDate: '2027-08-08',
      now: Date.parse('2027-07-01T00:00Z'),
      loopback: { url: loopback.url, idempotent, receiptBase },
    });
    if (!run.ok) throw new Error(run.refusal);
    return run.value;
  }

  it('never strands a run', async () => {
    expect(quiet.report).toMatchObject({ state: 'finished', reconciled: true, enrolled: members });
    expect(quiet.commits.filter((written) => pointOf(written) === undefined)).toEqual([]);
    // The second provider differs only in what is on the wire.
    const points = idempotent ? [...commitPoints] : commitPoints.filter((point) => point.includes('chunk') || point.includes('receipt'));
    const sweep = async (): Promise<void> => {
      for (let point = points.shift(); point !== undefined; point = points.shift()) {
        const crashes = await dieEveryTime(point);
        expect({ point, isReached: crashes > 0 }).toEqual({ point, isReached: true });
      }
    };
    await Promise.all(Array.from({ length: sweepsAtOnce }, sweep));
    const ledger: unknown = await (await fetch(`${loopback.url}/v1/ledger`)).json();
    expect(ledger).toMatchObject({ doubled: 0 });
  }, 300_000);

  /** Dies after the first commit of a kind, then, in another rehearsal, after the second, as often as a quiet one has them. Returns how often it died. */
  async function dieEveryTime(point: string): Promise<number> {
    const times = quiet.commits.filter((written) => pointOf(written) === point).length;
    let crashes = 0;
    for (let nth = 1; nth <= Math.max(times, 1); nth++) {
      let seen = 0;
      const { crashed, report, stored, story } = await rehearse((written) => pointOf(written) === point && ++seen === nth);
      const died = crashed ? `after commit ${nth} of: ${point}` : 'never';
      const found = {
        state: report.state,
        reconciled: report.reconciled,
        isReportKept: stored !== null,
        differences: differences(comparable(story, idempotent), comparable(quiet.story, idempotent)),
      };
      expect({ died, ...found }).toEqual({ died, state: 'finished', reconciled: true, isReportKept: true, differences: [] });
      if (crashed) crashes += 1;
    }
    return crashes;
  }
});

/** Most of a rehearsal is waiting. */
const sweepsAtOnce = 4;

/** What the engine commits, by what tells it from those below: one that was never reached would prove nothing. */
const commitPoints = [
  'insert member', // the shadow is filled
  'insert feed_event', // its customers are planned
  'insert run_block', // enrol
  'insert send_block', // advanceBlocks: a wave of messages
  'insert cohort', // applyFacts: who waited moves
  'insert grant_block', // advanceBlocks: coupons
  'insert batch', // advanceBlocks: a wave of which nothing comes
  'update feed_event', // feed
  'insert applier_cursor', // applyFacts: its cursor
  'insert chunk', // dispatch: claim
  'update receipt_page', // receipts: fold
  'update chunk, update send_block', // dispatch: record
  'update chunk', // dispatch: on the wire
  'update run', // what comes next, and the end
];

function pointOf(written: string): string | undefined {
  return commitPoints.find((point) => written.includes(point));
}

/** Where the provider cannot help, what became of a message may be unknown; that it was meant, and all else, may not differ. */
function comparable({ sends, ...story }: RunStory, isEveryOneKnown: boolean): readonly string[] {
  return [...Object.values(story).flat(), ...(isEveryOneKnown ? sends : sends.map((line) => line.slice(0, line.lastIndexOf(' '))))];
}

/** Lines that only one of the two has; the first few. */
function differences(left: readonly string[], right: readonly string[]): readonly string[] {
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  const only = [...left.filter((line) => !inRight.has(line)), ...right.filter((line) => !inLeft.has(line))];
  return left.length === right.length ? only.slice(0, 10) : [`${left.length} lines against ${right.length}`, ...only.slice(0, 10)];
}

function engineOn(db: Database): Engine {
  return testEngine(db, { channels: channelsFrom(db), customerModel: () => customers });
}

/** A run's life in one process: its workflow, its dispatcher, and who folds its receipts. */
async function live(engine: Engine, run: RunRef): Promise<void> {
  const signal = new AbortController().signal;
  await driveRun(engine, run, { dispatch: ({ workspaceId }) => dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal }) });
  while (await waitsForReceipts(engine.db)) await foldReceipts(engine, run.workspaceId);
}

async function waitsForReceipts(db: Database): Promise<boolean> {
  await delay(20);
  const { rows } = await sql`select 1 from send_block where position(${Buffer.of(sendStates.accepted)}::bytea in states) > 0 limit 1`.execute(db);
  return rows.length > 0;
}

/** Another process: its reconciler names the runs that want a wake, until there are none and every receipt is in. */
async function pickUp(url: string): Promise<void> {
  const db = openDatabase(url, { maxConnections: 10, applicationName: 'picks-up' });
  try {
    // Leases end, as time would have it.
    await sql`update chunk set lease_until = now() where state = 'on-wire'`.execute(db);
    for (let looks = 0; looks < 100; looks++) {
      const { runs } = await reconcile(engineOn(db));
      for (const run of runs) await live(engineOn(db), run);
      if (runs.length === 0 && !(await waitsForReceipts(db))) return;
    }
    throw new Error('Stranded: the reconciler has been asked a hundred times');
  } finally {
    await db.destroy();
  }
}

function isCrash(fault: unknown): boolean {
  return fault instanceof Crash;
}
