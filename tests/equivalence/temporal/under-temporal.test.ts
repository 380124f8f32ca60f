import { testDatabase } from '@magpie/db/testing';
import { seededRandom } from '@magpie/kit';
import { createWorker, installRuntime, workflowBundle } from '@magpie/worker';
import { campaignRunId, workflowTypes } from '@magpie/workflows';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { temporalBinary } from '../../support/temporal-binary.ts';
import { startTemporal } from '../../support/temporal-server.ts';
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
    await using temporal = await startTemporal(binary ?? '', process.env['MAGPIE_TEST_DATABASE_URL'] ?? '');
    const log = pino({ level: 'silent' });
    installRuntime(log);
    const engine = { ...quietEngine(test.db), log };
    const { worker, client, close } = await createWorker({
      engine,
      access: { address: temporal.address },
      namespace: 'default',
      taskQueue: 'test',
      workflowBundle: await workflowBundle(),
      log,
    });
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
    await close();
    expect(compared).toBe(cases);
  }, 900_000);
});
