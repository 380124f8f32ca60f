import { testDatabase } from '@magpie/db/testing';
import { seededRandom } from '@magpie/kit';
import { campaignRunId, workflowTypes } from '@magpie/workflows';
import { describe, expect, it } from 'vitest';
import { openTestWorker } from '../../support/open-test-worker.ts';
import { temporalBinary } from '../../support/temporal-binary.ts';
import { isSameFate, simulatedFate, toldFate } from '../fates.ts';
import { openRandomShop, randomShop } from '../random-shop.ts';
import { quietEngine, rehearsalOf } from '../run-shop.ts';

/** MAGPIE_TEMPORAL_CASES=50 runs fifty. */
const cases = Number(process.env['MAGPIE_TEMPORAL_CASES'] ?? 12);
const membersPerPlan = 4;
const binary = temporalBinary();

describe.runIf(binary !== null)('the executor under Temporal', () => {
  it(`does with ${cases} random members what the pure simulation does`, async () => {
    await using test = await testDatabase();
    const engine = quietEngine(test.db);
    await using running = await openTestWorker(engine, 'test');
    const { worker, client } = running;
    const random = seededRandom('temporal');
    let compared = 0;
    await worker.runUntil(async () => {
      for (let number = 0; compared < cases; number += 1) {
        const shop = randomShop(random, { workspaceId: `shop-${number}`, members: Math.min(membersPerPlan, cases - compared) });
        await openRandomShop(test.db, shop, Infinity);
        const run = await rehearsalOf(engine, shop);
        if (run === null) continue;
        await client.workflow.execute(workflowTypes.campaignRun, { workflowId: campaignRunId(run), taskQueue: 'test', args: [run] });
        for (const [externalId, history] of shop.histories) {
          const told = await toldFate(test.db, { run, plan: shop.plan, externalId });
          const simulated = simulatedFate(shop.plan, history);
          compared += 1;
          if (!isSameFate(told, simulated) || !told.agrees)
            expect({ plan: shop.plan, history, fate: told }).toEqual({ plan: shop.plan, history, fate: { ...simulated, agrees: true } });
        }
      }
    });
    expect(compared).toBe(cases);
  }, 900_000);
});
