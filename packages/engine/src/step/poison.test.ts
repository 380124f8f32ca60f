import { testDatabase } from '@magpie/db/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { RunRef } from '../engine.ts';
import { prepareRehearsal } from '../rehearsal/prepare-rehearsal.ts';
import { runReport } from '../report/run-report.ts';
import { enrolBlocks } from '../run/enrol-blocks.ts';
import { resolveRun } from '../run/resolve-run.ts';
import { retryStuck } from '../run/retry-stuck.ts';
import { openRehearsals } from '../testing/open-rehearsals.ts';
import { runStory, type RunStory } from '../testing/run-story.ts';
import { openSmallShop } from '../testing/small-shop.ts';

const members = 1_200;
/** In both blocks; 113 and 1133 buy on the day. */
const poison = [41, 113, 1_133];

it('members that a step cannot process change nothing for anybody else, and once the cause is gone end where they would have', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, members);
  await using rehearsals = await openRehearsals(test.db);
  const { engine } = rehearsals;
  const enrolled = async (): Promise<RunRef> => {
    const run = await rehearsals.make();
    await prepareRehearsal(engine, run);
    await resolveRun(engine, run);
    while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
    return run;
  };

  const clean = await enrolled();
  expect(await rehearsals.drive(clean)).toBe('finished');
  const cleanStory = await runStory(test.db, clean);
  // The poison tastes of something: they are all in it, and two buy.
  for (const no of poison) expect(linesOf(cleanStory, no).length).toBeGreaterThan(2);

  const run = await enrolled();
  await sql`create table away as select * from member where workspace_id = ${run.workspaceId} and no = any(${poison}::int[])`.execute(test.db);
  await sql`delete from member where workspace_id = ${run.workspaceId} and no = any(${poison}::int[])`.execute(test.db);
  const firstWave = new AbortController();
  await rehearsals.drive(run, { signal: firstWave.signal, onWake: ({ type }) => void (type === 'dispatch' && firstWave.abort()) });
  const stopped = await runReport(test.db, run);
  expect(stopped.stuck.members.map(({ memberNo }) => memberNo)).toEqual(poison);
  expect(new Set(stopped.stuck.members.map(({ reason }) => reason)).size).toBe(1);
  expect(stopped.balances.flow.ok).toBe(true);
  expect((await runStory(test.db, run)).sends.length).toBeGreaterThan(100);

  await sql`insert into member select * from away`.execute(test.db);
  await retryStuck(engine, run);
  expect(await rehearsals.drive(run)).toBe('finished');
  const report = await runReport(test.db, run);
  expect(report).toMatchObject({ reconciled: true, violations: [], stuck: { total: 0 } });
  const story = await runStory(test.db, run);
  expect(story).toEqual(cleanStory);
}, 120_000);

function linesOf({ transitions }: RunStory, no: number): readonly string[] {
  return transitions.filter((line) => line.split(' ')[2] === String(no));
}
