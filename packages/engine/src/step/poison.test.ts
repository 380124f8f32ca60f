import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@magpie/db/testing';
import { startLoopback } from '@magpie/loopback';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { RunRef } from '../engine.ts';
import { createRehearsal } from '../rehearsal/create-rehearsal.ts';
import { prepareRehearsal } from '../rehearsal/prepare-rehearsal.ts';
import { runReport } from '../report/run-report.ts';
import { driveRun, type DriveOptions } from '../run/drive-run.ts';
import { enrolBlocks } from '../run/enrol-blocks.ts';
import { resolveRun } from '../run/resolve-run.ts';
import { retryStuck } from '../run/retry-stuck.ts';
import { channelsFrom } from '../sending/channels-from.ts';
import { dispatch } from '../sending/dispatch.ts';
import { runStory, type RunStory } from '../testing/run-story.ts';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';

const members = 1_200;
/** In both blocks; 113 and 1133 buy on the day. */
const poison = [41, 113, 1_133];

it('members that a step cannot process change nothing for anybody else, and once the cause is gone end where they would have', async () => {
  await using test = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null, faults: {} });
  try {
    await openSmallShop(test.db, members);
    const document = qixiJourney({ id: 'qixi', locale: 'en' });
    const plan = await publish(test.db, document);
    const engine = testEngine(test.db, { channels: channelsFrom(test.db) });
    const signal = new AbortController().signal;
    const dispatching: DriveOptions = {
      dispatch: async ({ workspaceId }) => void (await dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal })),
    };
    const enrolled = async (): Promise<RunRef> => {
      const run = await createRehearsal(engine, {
        workspaceId: shop.workspaceId,
        journeyId: 'qixi',
        name: document.name,
        version: 1,
        document,
        plan,
        customers: { type: 'recorded', shiftDays: 0 },
        paceSeconds: 0.001,
        seed: 's',
        startAt: null,
        anchorDate: '2027-08-08',
        now: Date.parse('2027-07-01T00:00Z'),
        loopback: { url: loopback.url, idempotent: true, receiptBase: null },
      });
      if (!run.ok) throw new Error(run.refusal);
      await prepareRehearsal(engine, run.value);
      await resolveRun(engine, run.value);
      while (!(await enrolBlocks(engine, run.value, { maxBlocks: 256 })).done);
      return run.value;
    };

    const clean = await enrolled();
    expect(await driveRun(engine, clean, dispatching)).toBe('finished');
    const cleanStory = await runStory(test.db, clean);
    // The poison tastes of something: they are all in it, and two buy.
    for (const no of poison) expect(linesOf(cleanStory, no).length).toBeGreaterThan(2);

    const run = await enrolled();
    await sql`create table away as select * from member where workspace_id = ${run.workspaceId} and no = any(${poison}::int[])`.execute(test.db);
    await sql`delete from member where workspace_id = ${run.workspaceId} and no = any(${poison}::int[])`.execute(test.db);
    const firstWave = new AbortController();
    await driveRun(engine, run, { ...dispatching, signal: firstWave.signal, onWake: ({ type }) => void (type === 'dispatch' && firstWave.abort()) });
    const stopped = await runReport(test.db, run);
    expect(stopped.stuck.members.map(({ memberNo }) => memberNo)).toEqual(poison);
    expect(new Set(stopped.stuck.members.map(({ reason }) => reason)).size).toBe(1);
    expect(stopped.balances.flow.ok).toBe(true);
    expect((await runStory(test.db, run)).sends.length).toBeGreaterThan(100);

    await sql`insert into member select * from away`.execute(test.db);
    await retryStuck(engine, run);
    expect(await driveRun(engine, run, dispatching)).toBe('finished');
    const report = await runReport(test.db, run);
    expect(report).toMatchObject({ reconciled: true, violations: [], stuck: { total: 0 } });
    const story = await runStory(test.db, run);
    expect(story).toEqual(cleanStory);
  } finally {
    await loopback.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

function linesOf({ transitions }: RunStory, no: number): readonly string[] {
  return transitions.filter((line) => line.split(' ')[2] === String(no));
}
