import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelsFrom, createRehearsal, runReport } from '@magpie/engine';
import { testEngine } from '@magpie/engine/testing';
import { testDatabase } from '@magpie/db/testing';
import { compileJourney } from '@magpie/journey';
import { startLoopback } from '@magpie/loopback';
import { createDemoWorkspace, customerModel, loadDemoMerchant, statedResponse } from '@magpie/merchant';
import { kinds, qixiJourney } from '@magpie/nodes';
import { campaignRunId, workflowTypes } from '@magpie/workflows';
import { describe, expect, it } from 'vitest';
import { openTestWorker } from '../support/open-test-worker.ts';
import { temporalBinary } from '../support/temporal-binary.ts';

const binary = temporalBinary();

describe.runIf(binary !== null)('a rehearsal on the real engine', () => {
  it('reconciles and recovers the stated response within its interval', async () => {
    await using test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
    const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null });
    const engine = testEngine(test.db, { channels: channelsFrom(test.db), customerModel });
    const now = Date.parse('2026-11-23T00:00:00+08:00');
    await createDemoWorkspace(test.db, { loopbackUrl: loopback.url });
    await loadDemoMerchant(test.db, { workspaceId: 'demo', members: 20_000, now });
    const document = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
    const plan = compileJourney(document, kinds);
    if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
    const run = await createRehearsal(engine, {
      workspaceId: 'demo',
      journeyId: 'qixi',
      name: document.name,
      version: 1,
      document,
      plan: plan.value,
      customers: { type: 'modelled' },
      paceSeconds: 0.01,
      seed: 'seven',
      startAt: null,
      anchorDate: null,
      now,
      loopback: { url: loopback.url, idempotent: true, receiptBase: null },
    });
    if (!run.ok) throw new Error(run.refusal);
    await using running = await openTestWorker(engine, 'test');
    const { worker, client } = running;
    await worker.runUntil(
      client.workflow.execute(workflowTypes.campaignRun, { workflowId: campaignRunId(run.value), taskQueue: 'test', args: [run.value] }),
    );
    const events = (await client.workflow.getHandle(campaignRunId(run.value)).describe()).historyLength;
    await loopback.close();
    await rm(folder, { recursive: true, force: true });
    const report = await runReport(test.db, run.value);
    expect(report.reconciled).toBe(true);
    expect(report.enrolled).toBeGreaterThan(1_000);
    const [low, high] = report.goal?.interval ?? [1, 1];
    expect(low).toBeLessThan(statedResponse.uplift);
    expect(high).toBeGreaterThan(statedResponse.uplift * 0.9);
    expect(events).toBeLessThan(2_000);
  }, 180_000);
});
