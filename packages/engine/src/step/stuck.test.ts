import { testDatabase } from '@magpie/db/testing';
import { type Plan, planHash } from '@magpie/journey/plan';
import { planOf, type Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Engine, RunRef } from '../engine.ts';
import { balancesOf } from '../report/balances.ts';
import { checkLedger } from '../report/check-ledger.ts';
import { runCounts } from '../report/run-counts.ts';
import { runReport } from '../report/run-report.ts';
import { traceMember } from '../report/trace-member.ts';
import { driveRun } from '../run/drive-run.ts';
import { enrolBlocks } from '../run/enrol-blocks.ts';
import { nextWake } from '../run/next-wake.ts';
import { resolveRun } from '../run/resolve-run.ts';
import { retryStuck } from '../run/retry-stuck.ts';
import { publishPlan } from '../testing/publish-plan.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { makeRun } from '../testing/start-run.ts';
import { testEngine } from '../testing/test-engine.ts';
import { advanceBlocks } from './advance-blocks.ts';
import { advanceGroups } from './advance-groups.ts';

const split = { op: 'split', arms: ['a', 'b'].map((outcome) => ({ outcome, weight: 1 })) } as const;
const waitUntil = (date: string, zone: 'workspace' | 'member') => ({ op: 'waitUntil', at: { type: 'date', date, time: '09:00', zone } }) as const;
const steps: Steps = {
  in: { op: 'enter' },
  own: waitUntil('2027-08-01', 'member'),
  arms: split,
  later: waitUntil('2027-08-05', 'workspace'),
  end: { op: 'end' },
};
const plan = planOf(steps);

const startAt = Date.parse('2027-07-20T00:00Z');
const ownInstant = Date.parse('2027-08-01T09:00+09:00');

describe('members that a step cannot process', () => {
  it('are set aside with the reason, hold nobody up, and go on by their own instants when they are put back', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 1_500);
    // All live in Tokyo but three, of whom the run knows no instant: the poison.
    await sql`update member set zone = 'Asia/Tokyo' where no not in (3, 700, 1400)`.execute(test.db);
    const engine = testEngine(test.db);
    const run = await openRun(engine, plan);
    await resolveRun(engine, run);
    const { rows } = await sql<{ instants: object }>`select instants from run where id = ${run.runId}`.execute(test.db);
    await sql`update run set instants = ${JSON.stringify({ ...rows[0]?.instants, '1.at': { 'Asia/Tokyo': ownInstant } })}::jsonb where id = ${run.runId}`.execute(
      test.db,
    );
    while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
    for (
      let wake = await nextWake(engine, run, Date.now());
      wake.type === 'wave' && wake.at <= ownInstant;
      wake = await nextWake(engine, run, Date.now())
    ) {
      for (const shard of wake.shards) await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at });
    }

    const report = await runReport(test.db, run);
    expect(report.stuck.total).toBe(3);
    // They are where they were before the step that could not be made, whole.
    expect(report.stuck.members.map(({ memberNo, node, reason }) => [memberNo, node, reason])).toEqual(
      [3, 700, 1400].map((no) => [no, 'in', 'Nobody answers moment|1|at for this member']),
    );
    expect(report.perNode.map(({ node, here, stuck }) => [node, here, stuck])).toEqual([
      ['in', 3, 3],
      ['own', 0, 0],
      ['arms', 0, 0],
      ['later', 1_497, 0],
      ['end', 0, 0],
    ]);
    expect(balancesOf(await runCounts(test.db, run)).flow.ok).toBe(true);
    // Somebody stuck where nobody is would be somebody lost.
    expect(balancesOf([{ node: 'in', entered: 1, here: 0, stuck: 1, outcomes: { entered: 1 }, sends: null }]).flow.ok).toBe(false);
    expect((await traceMember(test.db, run, 700)).stuck).toBe('Nobody answers moment|1|at for this member');
    const viewed =
      await sql<object>`select workspace_id, member_no, person_no, node, reason, at from stuck where run_id = ${run.runId} order by member_no`.execute(
        test.db,
      );
    expect(viewed.rows).toEqual(
      report.stuck.members.map(({ memberNo, at, ...named }) => ({
        workspace_id: shop.workspaceId,
        member_no: memberNo,
        person_no: memberNo,
        ...named,
        at: new Date(at),
      })),
    );

    await sql`update run set instants = ${JSON.stringify(rows[0]?.instants)}::jsonb where id = ${run.runId}`.execute(test.db);
    expect(await retryStuck(engine, run)).toEqual({ ok: true, value: null });
    expect(await driveRun(engine, run)).toBe('finished');
    const done = await runReport(test.db, run);
    expect(done.stuck).toEqual({ total: 0, members: [] });
    expect(done.perNode.find(({ node }) => node === 'end')?.here).toBe(1_500);
    expect(await checkLedger(test.db, run)).toEqual([]);
    const put = await traceMember(test.db, run, 700);
    expect(put.steps.map(({ node, at }) => [node, at])).toEqual([
      ['in', startAt],
      ['own', Date.parse('2027-08-01T09:00+08:00')],
      ['arms', Date.parse('2027-08-01T09:00+08:00')],
      ['later', Date.parse('2027-08-05T09:00+08:00')],
    ]);
    expect(put.stuck).toBe(null);
    expect(await retryStuck(engine, run)).toEqual({ ok: false, refusal: 'already-ended' });
  });

  it('do not keep a run from finishing, and are told of in its report', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 20);
    const engine = testEngine(test.db);
    const run = await openRun(engine, withoutWayB());
    expect(await driveRun(engine, run)).toBe('finished');
    const { stuck, perNode, reconciled } = await runReport(test.db, run);
    expect(stuck.total).toBeGreaterThan(2);
    expect(stuck.total).toBeLessThan(18);
    expect(stuck.members.every(({ node, reason }) => node === 'own' && reason === 'An op has no way out for b')).toBe(true);
    expect(perNode.find(({ node }) => node === 'end')?.here).toBe(20 - stuck.total);
    expect(reconciled).toBe(true);
  });

  it('are told from a question that goes wrong, which is nobody’s fault among them', async () => {
    const group = { members: [1, 2], position: { op: 2, entered: 0, due: 0, visit: 0 } };
    const short = planOf({ ...steps, arms: { ...split, next: { a: 'end', b: 'end' } } });
    await expect(advanceGroups({ plan: short }, [group], 0, () => Promise.reject(new Error('connection lost')))).rejects.toThrow('connection lost');
    const { moved, stuck } = await advanceGroups({ plan: short }, [group], 0, () =>
      Promise.resolve([
        { value: 7, members: [1] },
        { value: 'a', members: [2] },
      ]),
    );
    expect(stuck).toEqual([{ ...group, members: [1], reason: 'The answer to arm|2 is none that it can have' }]);
    expect(moved.map(({ members }) => members)).toEqual([[2]]);
  });
});

/** A run of the small shop on a clock that goes from instant to instant. */
async function openRun(engine: Engine, published: Plan): Promise<RunRef> {
  const { workspaceId } = shop;
  await publishPlan(engine.db, { workspaceId, plan: published });
  const clock = { type: 'scaled', pace: 1e12, wallStart: 0 } as const;
  return makeRun(engine, { workspaceId, journeyId: published.journeyId, clock, startAt, now: startAt });
}

/** The plan without one way out of its split: whoever is drawn for arm b can go nowhere. */
function withoutWayB(): Plan {
  const { hash: _, ...whole } = plan;
  const content = { ...whole, ops: plan.ops.map((op) => (op.op === 'split' ? { ...op, next: { a: 3 } } : op)) };
  return { ...content, hash: planHash(content) };
}
