import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { testDatabase } from '@magpie/db/testing';
import { applyFacts, channelsFrom, createRehearsal, type Engine, requestPause, resumeRun, type RunRef } from '@magpie/engine';
import { makeRun, publishPlan } from '@magpie/engine/testing';
import { compileJourney } from '@magpie/journey';
import { planOf } from '@magpie/journey/testing';
import { startLoopback } from '@magpie/loopback';
import { createDemoWorkspace, customerModel, loadDemoMerchant } from '@magpie/merchant';
import { kinds, qixiJourney } from '@magpie/nodes';
import { createWorker, installRuntime, workflowBundle } from '@magpie/worker';
import { applierId, campaignRunId, reconcilerId, wakeCampaignRun, workflowTypes } from '@magpie/workflows';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { startTemporal } from '../support/temporal-server.ts';
import { type HistoryJson, scrubHistory } from './scrub-history.ts';

const taskQueue = 'recorded';
const members = 150;

/** A history of the campaign's beside the first: what only a run does that people enter on their days. */
export const lookingRun = 'looking';

/**
 * Runs every workflow type on a real server and gives their histories, by type: a rehearsal with waves, feeds, timers, a pause, and a provider that
 * throttles; another that people enter as time goes by, which looks for them; the reconciler and the applier for a few rounds.
 */
export async function recordHistories(binary: string): Promise<ReadonlyMap<string, HistoryJson>> {
  await using test = await testDatabase();
  await using temporal = await startTemporal(binary, process.env['MAGPIE_TEST_DATABASE_URL'] ?? '');
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null, faults: { throttled: 0.7 } });
  const log = pino({ level: 'silent' });
  installRuntime(log);
  const engine: Engine = { db: test.db, channels: channelsFrom(test.db), log, customerModel };
  const bundle = await workflowBundle();
  const { worker, client, close } = await createWorker({
    engine,
    access: { address: temporal.address },
    namespace: 'default',
    taskQueue,
    workflowBundle: bundle,
    log,
  });
  try {
    return await worker.runUntil(async () => {
      const run = await startRehearsal(engine, loopback.url);
      await client.workflow.start(workflowTypes.reconciler, { workflowId: reconcilerId, taskQueue, args: [300] });
      await wakeCampaignRun(client, { run, taskQueue });
      await pauseForAWhile(engine, client, run);
      await client.workflow.getHandle(campaignRunId(run)).result();
      const campaignRun = await historyOf(client, campaignRunId(run));
      const looking = await startLooking(engine);
      await wakeCampaignRun(client, { run: looking, taskQueue });
      await client.workflow.getHandle(campaignRunId(looking)).result();
      return new Map([
        [workflowTypes.campaignRun, campaignRun],
        [`${workflowTypes.campaignRun}.${lookingRun}`, await historyOf(client, campaignRunId(looking))],
        [workflowTypes.shardWave, await historyOf(client, lastChildOf(campaignRun))],
        [workflowTypes.dispatch, await busiestDispatch(client)],
        [workflowTypes.reconciler, await historyOf(client, reconcilerId)],
        [workflowTypes.applier, await recordApplier(engine, { client, address: temporal.address, bundle })],
      ]);
    });
  } finally {
    await close();
    await loopback.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startRehearsal(engine: Engine, loopbackUrl: string): Promise<RunRef> {
  const now = Date.parse('2026-11-23T00:00:00+08:00');
  await createDemoWorkspace(engine.db, { loopbackUrl });
  await loadDemoMerchant(engine.db, { workspaceId: 'demo', members, now });
  const document = qixiJourney({ id: 'qixi', locale: 'en' });
  const plan = compileJourney(document, kinds);
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  const run = await createRehearsal(engine, {
    workspaceId: 'demo',
    journeyId: 'qixi',
    name: document.name,
    version: 1,
    document,
    plan: plan.value,
    customers: { type: 'recorded', shiftDays: 364 },
    paceSeconds: 12,
    seed: 'recorded',
    startAt: null,
    anchorDate: null,
    now,
    loopback: { url: loopbackUrl, idempotent: true, receiptBase: null },
  });
  if (!run.ok) throw new Error(run.refusal);
  return run.value;
}

/** A run of a journey whose days come again, on a clock that goes from instant to instant: for three of them it looks who enters, and then ends. */
async function startLooking(engine: Engine): Promise<RunRef> {
  const workspaceId = 'demo';
  const journeyId = 'looking';
  const source = { type: 'schedule', days: { every: 'day' }, time: '10:00', zone: 'workspace' } as const;
  const plan = planOf({ in: { op: 'enter', rule: 'again-after-leaving', source }, end: { op: 'end' } }, { journeyId });
  await publishPlan(engine.db, { workspaceId, plan, document: { name: 'Looking' } });
  const now = Date.parse('2026-11-23T00:00:00+08:00');
  return makeRun(engine, { workspaceId, journeyId, clock: { type: 'replayed' }, startAt: now, now, entryDays: 3 });
}

async function pauseForAWhile(engine: Engine, client: Client, run: RunRef): Promise<void> {
  await delay(4_000);
  await requestPause(engine, run);
  await wakeCampaignRun(client, { run, taskQueue });
  await delay(1_500);
  await resumeRun(engine, run);
  await wakeCampaignRun(client, { run, taskQueue });
}

async function historyOf(client: Client, workflowId: string, runId?: string): Promise<HistoryJson> {
  const history: HistoryJson = JSON.parse(historyToJSON(await client.workflow.getHandle(workflowId, runId).fetchHistory()));
  return scrubHistory(history);
}

/** The last of a campaign's waves: its id stands in the parent's history. */
function lastChildOf(campaign: HistoryJson): string {
  const ids = JSON.stringify(campaign).match(/run:[^"]+:w:\d+:s:\d+/g);
  const id = ids?.at(-1);
  if (id === undefined) throw new Error('The campaign had no waves');
  return id;
}

/** The dispatcher that was sent away most often: it slept until it might try again. */
async function busiestDispatch(client: Client): Promise<HistoryJson> {
  const histories: HistoryJson[] = [];
  for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = '${workflowTypes.dispatch}'` }))
    histories.push(await historyOf(client, workflowId, runId));
  const [busiest] = histories.toSorted((left, right) => right.events.length - left.events.length);
  if (!busiest) throw new Error('Nothing was dispatched');
  return busiest;
}

/**
 * The applier's activity stays for minutes at a time: this worker's stays for a moment, so that a few rounds are soon over. The id is another, since
 * the reconciler has started the workspace's own applier.
 */
async function recordApplier(
  engine: Engine,
  { client, address, bundle }: { readonly client: Client; readonly address: string; readonly bundle: Awaited<ReturnType<typeof workflowBundle>> },
): Promise<HistoryJson> {
  const connection = await NativeConnection.connect({ address });
  const activities = {
    applyFacts: async (workspaceId: string) => {
      await applyFacts(engine, workspaceId);
      await delay(200);
    },
  };
  const worker = await Worker.create({ connection, taskQueue: 'recorded-applier', workflowBundle: bundle, activities });
  const workflowId = `${applierId('demo')}:recorded`;
  const history = await worker.runUntil(async () => {
    await client.workflow.start(workflowTypes.applier, { workflowId, taskQueue: 'recorded-applier', args: ['demo'] });
    await delay(2_000);
    return historyOf(client, workflowId);
  });
  await connection.close();
  return history;
}
