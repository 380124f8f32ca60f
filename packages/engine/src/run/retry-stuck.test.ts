import { setTimeout as delay } from 'node:timers/promises';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { runReport } from '../report/run-report.ts';
import { setDue } from '../step/set-due.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { finishRun } from './finish-run.ts';
import { nextWake } from './next-wake.ts';
import { retryStuck } from './retry-stuck.ts';

const steps: Steps = {
  in: { op: 'enter' },
  arms: { op: 'split', arms: [{ outcome: 'a', weight: 1 }] },
  end: { op: 'end' },
};
const startAt = Date.parse('2027-08-01T00:00Z');

/** A shop whose member 3 is in the run and nobody knows who they are: no arm can be drawn for them. */
async function openWithPoison() {
  const test = await testDatabase();
  await openSmallShop(test.db, 10);
  const live = await openLiveRun(test.db, { steps }, startAt);
  await sql`delete from member where workspace_id = ${shop.workspaceId} and no = 3`.execute(test.db);
  await live.move(startAt);
  const heal = async () =>
    void (await sql`insert into member (workspace_id, no, external_id, sequence, occurred_at) values (${shop.workspaceId}, 3, 'm3', 4, '2025-01-01')`.execute(
      test.db,
    ));
  return { ...live, db: test.db, heal, [Symbol.asyncDispose]: () => test[Symbol.asyncDispose]() };
}

describe('putting back who is stuck', () => {
  it('loses nobody whom a step sets aside at that moment', async () => {
    await using poisoned = await openWithPoison();
    const { db, engine, run, heal } = poisoned;
    expect((await runReport(db, run)).stuck.members.map(({ memberNo }) => memberNo)).toEqual([3]);
    await heal();
    const retried = await db.transaction().execute(async (step) => {
      await setDue(step, run, { blocks: [0], dueOf: ({ slot, due }) => (slot === 5 ? Infinity : due) });
      const retrying = retryStuck(engine, run);
      while (
        (await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)).rows.length === 0
      )
        await delay(5);
      await sql`insert into stuck_slot (workspace_id, run_id, block, slot, node, reason) values (${run.workspaceId}, ${run.runId}, 0, 5, 'end', 'a fault')`.execute(
        step,
      );
      return { retrying };
    });
    expect(await retried.retrying).toEqual({ ok: true, value: null });
    expect((await runReport(db, run)).stuck.members.map(({ memberNo }) => memberNo)).toEqual([5]);
  });

  it('keeps a run from ending that was about to', async () => {
    await using poisoned = await openWithPoison();
    const { db, engine, run, heal, move } = poisoned;
    const wall = startAt + 60_000;
    expect(await nextWake(engine, run, wall)).toEqual({ type: 'finish' });
    await heal();
    await retryStuck(engine, run);
    await finishRun(engine, run);
    expect(await nextWake(engine, run, wall)).toMatchObject({ type: 'wave' });
    await move(wall);
    await finishRun(engine, run);
    expect(await nextWake(engine, run, wall)).toEqual({ type: 'ended', state: 'finished' });
    const { stuck, perNode } = await runReport(db, run);
    expect(stuck.total).toBe(0);
    expect(perNode.find(({ node }) => node === 'end')?.here).toBe(10);
  });
});
