import { ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { type Op, type Plan, planHash } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { traceMember } from '../report/trace-member.ts';
import { advanceBlocks } from '../step/advance-blocks.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { applyFacts } from './apply-facts.ts';
import { createRun } from './create-run.ts';
import { enrolBlocks } from './enrol-blocks.ts';
import { nextWake } from './next-wake.ts';
import { resolveRun } from './resolve-run.ts';

const ops: readonly Op[] = [
  { id: 'in', node: 'in', records: true, op: 'enter', audience: null, rule: 'once', at: null, next: { entered: 1 } },
  {
    id: 'viewed',
    node: 'viewed',
    records: true,
    op: 'awaitEvent',
    event: 'Product Viewed',
    where: [],
    from: null,
    to: { type: 'date', date: '2027-08-09', time: '00:00', zone: 'workspace' },
    next: { matched: 2, timeout: 2 },
  },
  { id: 'end', node: 'end', records: false, op: 'end', reason: 'over' },
];
const content = { format: 1 as const, journeyId: 'views', anchor: null, goal: null, ops };
const plan: Plan = { ...content, hash: planHash(content) };
const closes = Date.parse('2027-08-09T00:00+08:00');

it.each([
  [60, 'matched', closes - 10_000],
  [0, 'timeout', closes],
])(
  'a timeout that settles for %i s makes of an event told 20 s after the window closed: %s, at its own instant',
  async (settlingSeconds, outcome, at) => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 4);
    await sql`update workspace set settling_seconds = ${settlingSeconds} where id = ${shop.workspaceId}`.execute(test.db);
    await sql`insert into journey (workspace_id, id, name, document, current_version) values (${shop.workspaceId}, 'views', 'Views', '{}', 1)`.execute(
      test.db,
    );
    await sql`insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash) values (${shop.workspaceId}, 'views', 1, '{}', ${JSON.stringify(plan)}::jsonb, ${plan.hash})`.execute(
      test.db,
    );
    const engine = testEngine(test.db);
    const startAt = closes - 3_600_000;
    const created = await createRun(engine, {
      workspaceId: shop.workspaceId,
      journeyId: 'views',
      version: 1,
      purpose: 'live',
      clock: { type: 'real' },
      startAt,
      anchorDate: null,
      now: startAt,
      seed: '',
      customers: null,
    });
    if (!created.ok) throw new Error(created.refusal);
    const run = created.value;
    await resolveRun(engine, run);
    while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
    const until = async (wall: number): Promise<void> => {
      await applyFacts(engine, run.workspaceId, wall);
      for (let wake = await nextWake(engine, run, wall); wake.type === 'wave'; wake = await nextWake(engine, run, wall)) {
        for (const shard of wake.shards) await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at });
      }
    };
    for (let wall = startAt; wall <= closes; wall += 60_000) await until(wall);
    await ingestFacts(test.db, run.workspaceId, [
      { type: 'event', id: 'late', externalId: 'm1', name: 'Product Viewed', occurredAt: closes - 10_000 },
    ]);
    await until(closes + 20_000);
    await until(closes + 120_000);
    const told = await traceMember(test.db, run, 1);
    expect(told.steps.find(({ node }) => node === 'viewed')).toMatchObject({ outcome, at, reason: { agrees: true } });
    // Who saw nothing leaves at the window's end, whenever that was decided.
    expect((await traceMember(test.db, run, 2)).steps.find(({ node }) => node === 'viewed')).toMatchObject({ outcome: 'timeout', at: closes });
  },
);
