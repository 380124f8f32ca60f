import { setTimeout as delay } from 'node:timers/promises';
import { createWorkspace, type Database, ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { channelsFrom } from '@magpie/engine';
import { testEngine } from '@magpie/engine/testing';
import { customerModel } from '@magpie/merchant';
import { applierId, reconcilerId, workflowTypes } from '@magpie/workflows';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestWorker } from '../support/open-test-worker.ts';
import { temporalBinary } from '../support/temporal-binary.ts';

const binary = temporalBinary();
const taskQueue = 'new-workspace';

describe.runIf(binary !== null)('a workspace that is made while the worker runs', () => {
  it('has its facts applied, also after its applier was lost', async () => {
    await using test = await testDatabase();
    const engine = testEngine(test.db, { channels: channelsFrom(test.db), customerModel });
    await using running = await openTestWorker(engine, taskQueue);
    const { worker, client } = running;
    await worker.runUntil(async () => {
      await client.workflow.start(workflowTypes.reconciler, { taskQueue, workflowId: reconcilerId, args: [500] });
      await createWorkspace(test.db, { id: 'young', name: 'Young', zone: 'UTC', currency: 'USD' });
      expect(await isApplied(test.db, await visit(test.db, 'first'))).toBe(true);
      await client.workflow.getHandle(applierId('young')).terminate('lost');
      expect(await isApplied(test.db, await visit(test.db, 'second'))).toBe(true);
    });
  }, 120_000);
});

/** Somebody visits; returns the number of that fact. */
async function visit(db: Database, id: string): Promise<bigint> {
  return (await ingestFacts(db, 'young', [{ type: 'event', id, externalId: 'a', name: 'Product Viewed', occurredAt: 0 }])).watermark;
}

/** Whether the applier comes past a fact in good time. */
async function isApplied(db: Database, sequence: bigint): Promise<boolean> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const { rows } = await sql`select 1 from applier_cursor where workspace_id = 'young' and sequence >= ${sequence}`.execute(db);
    if (rows.length > 0) return true;
    await delay(200);
  }
  return false;
}
