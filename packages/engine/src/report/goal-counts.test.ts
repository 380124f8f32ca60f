import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { encodeColumn } from '../codec/column.ts';
import { blockSlots, encodeSlots } from '../codec/slot-set.ts';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { makeRun } from '../testing/start-run.ts';
import { testEngine } from '../testing/test-engine.ts';
import { goalCounts } from './goal-counts.ts';

it('counts arms of hundreds of thousands', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 20);
  await publish(test.db, qixiJourney({ id: 'qixi', locale: 'en' }));
  const { workspaceId } = shop;
  const run = await makeRun(testEngine(test.db), {
    workspaceId,
    journeyId: 'qixi',
    clock: { type: 'replayed' },
    anchorDate: '2027-08-08',
    now: 0,
    seed: 's',
  });
  const slots = Array.from({ length: blockSlots }, (_, slot) => slot);
  const blocks = 300;
  await sql`
    insert into transition_block (workspace_id, run_id, batch, block, node, outcome, visit, slots, instants, count)
    select ${workspaceId}, ${run.runId}, 1, block, 'holdout', 'take-part', 0, ${encodeSlots(slots)}, ${encodeColumn(slots.map(() => 0))}, ${blockSlots} from generate_series(0, ${blocks - 1}::int) as block`.execute(
    test.db,
  );
  // Members 3, 7, 13 and 17 buy on the day.
  expect(await goalCounts(test.db, run)).toMatchObject({
    treated: { n: blocks * blockSlots, k: 4, orders: 4, revenueMinor: 4 * 19_900 },
    control: { n: 0 },
  });
});
