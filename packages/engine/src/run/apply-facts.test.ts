import { ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { Steps } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { applyFacts } from './apply-facts.ts';

const startAt = Date.parse('2027-08-01T00:00Z');
const steps: Steps = {
  in: { op: 'enter' },
  bought: { op: 'awaitEvent', event: 'Order Completed', to: { type: 'delay', seconds: 3_600 } },
  end: { op: 'end' },
};

it('moves whoever waits for what occurred while the batch before was applied', async () => {
  await using test = await testDatabase();
  await openSmallShop(test.db, 2);
  const { engine, move } = await openLiveRun(test.db, { steps }, startAt);
  await move(startAt);
  // More facts than one batch takes came before this one.
  await sql`update workspace set fact_sequence = fact_sequence + 6000 where id = ${shop.workspaceId}`.execute(test.db);
  const { rows: members } = await sql<{ externalId: string }>`select external_id as "externalId" from member order by no limit 1`.execute(test.db);
  await ingestFacts(test.db, shop.workspaceId, [
    {
      type: 'event',
      id: 'order',
      externalId: members[0]?.externalId ?? '',
      name: 'Order Completed',
      occurredAt: startAt + 1_000,
      properties: {},
    },
  ]);
  const times = [startAt + 500, startAt + 2_000];
  await applyFacts(engine, shop.workspaceId, () => times.shift() ?? startAt + 3_000);
  const { rows } = await sql<{ outcome: string; count: number }>`
    select outcome, count from transition_block where node = 'bought'`.execute(test.db);
  expect(rows).toEqual([{ outcome: 'matched', count: 1 }]);
});
