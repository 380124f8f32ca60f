import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type FactInput, ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { channelsFrom, checkLedger, type Engine, traceMember } from '@magpie/engine';
import { makeRun, publishPlan, testEngine } from '@magpie/engine/testing';
import { compileJourney } from '@magpie/journey';
import { armOf, type Plan } from '@magpie/journey/plan';
import { startLoopback } from '@magpie/loopback';
import { createDemoWorkspace, customerModel } from '@magpie/merchant';
import { kinds } from '@magpie/nodes';
import { templates } from '@magpie/nodes/templates';
import { applierId, wakeCampaignRun, workflowTypes } from '@magpie/workflows';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestWorker } from '../support/open-test-worker.ts';
import { temporalBinary } from '../support/temporal-binary.ts';

const binary = temporalBinary();
const taskQueue = 'carts';
const minuteMs = 60_000;

describe.runIf(binary !== null)('an abandoned cart on live events', () => {
  it('sends one message for each cart that nobody buys, with two carts open for one person and one of them bought', async () => {
    await using test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
    const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null });
    const engine = testEngine(test.db, { channels: channelsFrom(test.db), customerModel });
    await using running = await openTestWorker(engine, taskQueue);
    const { worker, client } = running;
    try {
      await worker.runUntil(async () => {
        const { workspaceId } = await createDemoWorkspace(test.db, { loopbackUrl: loopback.url });
        // News are not late here, and the test runs at night too.
        await sql`update workspace set settling_seconds = 0, quiet_hours = null where id = ${workspaceId}`.execute(test.db);
        const document = templates['abandoned-cart'].draw({ id: 'carts', locale: 'en', shop: 'Tea House' });
        const plan = compileJourney(document, kinds);
        if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
        await publishPlan(test.db, { workspaceId, plan: plan.value, document });
        const [two, one] = takers(plan.value);
        await ingestFacts(test.db, workspaceId, [two, one].flatMap(personOf));
        // The hour is a real one: people have put things into their carts all but an hour ago, and the news of it come only now.
        const now = Date.now();
        const added = now - 60 * minuteMs + 15_000;
        const run = await makeRun(engine, { workspaceId, journeyId: 'carts', startAt: now - 120 * minuteMs, now });
        await wakeCampaignRun(client, { run, taskQueue });
        await client.workflow.start(workflowTypes.applier, { workflowId: applierId(workspaceId), taskQueue, args: [workspaceId] });
        await ingestFacts(test.db, workspaceId, [
          putInto({ id: '1', externalId: two, cart: 'A', at: added }),
          putInto({ id: '2', externalId: two, cart: 'B', at: added + 1 }),
          putInto({ id: '3', externalId: two, cart: 'A', at: added + 2 }),
          putInto({ id: '4', externalId: one, cart: 'C', at: added + 3 }),
        ]);
        const inside = async (): Promise<number> =>
          (await sql<{ count: number }>`select count(*)::int as count from slot where workspace_id = ${workspaceId}`.execute(test.db)).rows[0]
            ?.count ?? 0;
        await until(async () => (await inside()) === 3);
        await ingestFacts(test.db, workspaceId, [
          { type: 'order', id: 'o1', externalId: two, value: 9_900n, occurredAt: Date.now(), properties: { cart_id: 'B' } },
        ]);
        const messages = async (): Promise<number> => {
          const { rows } = await sql<{ member: number; state: string }>`
            select member_no as member, state from send where workspace_id = ${workspaceId} and run_id = ${run.runId}`.execute(test.db);
          return rows.filter(({ state }) => state === 'accepted' || state === 'delivered').length;
        };
        await until(async () => (await messages()) === 2, 3 * minuteMs);
        // Nobody is told again of a cart that had its message, or of the one that was bought.
        await ingestFacts(test.db, workspaceId, [
          putInto({ id: '5', externalId: two, cart: 'A', at: Date.now() }),
          putInto({ id: '6', externalId: two, cart: 'B', at: Date.now() }),
        ]);
        await until(async () => {
          const { rows } = await sql<{ isRead: boolean }>`
            select e.sequence >= w.fact_sequence as "isRead" from run_entry e join workspace w on w.id = e.workspace_id where e.run_id = ${run.runId}`.execute(
            test.db,
          );
          return rows[0]?.isRead ?? false;
        });
        expect(await inside()).toBe(3);
        expect(await messages()).toBe(2);
        expect(await checkLedger(test.db, run)).toEqual([]);
        expect(await fates(engine, run)).toEqual([
          ['A', 'timeout', 1],
          ['B', 'matched', 0],
          ['C', 'timeout', 1],
        ]);
        const answer = await fetch(`${loopback.url}/v1/ledger?prefix=${run.runId}`);
        expect(await answer.json()).toMatchObject({ references: 2, doubled: 0 });
      });
    } finally {
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 360_000);
});

/** Two people whom the draw of arms does not leave alone. */
function takers(plan: Plan): readonly [string, string] {
  const split = plan.ops.find((op) => op.op === 'split');
  if (split?.op !== 'split') throw new Error('The template keeps no holdout');
  const ids = Array.from({ length: 50 }, (_, number) => `member-${number}`).filter((id) => armOf(split, plan.journeyId, id) === 'take-part');
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error('Nobody takes part');
  return [first, second];
}

function personOf(externalId: string, place: number): readonly FactInput[] {
  const occurredAt = Date.parse('2026-01-01T00:00Z');
  return [
    { type: 'member', externalId, occurredAt },
    { type: 'address', externalId, channel: 'sms', value: `+861380013800${place}`, occurredAt },
    { type: 'consent', externalId, channel: 'sms', purpose: 'marketing', given: true, occurredAt },
  ];
}

function putInto({
  id,
  externalId,
  cart,
  at,
}: {
  readonly id: string;
  readonly externalId: string;
  readonly cart: string;
  readonly at: number;
}): FactInput {
  return { type: 'event', id, externalId, name: 'Product Added', occurredAt: at, properties: { cart_id: cart } };
}

/** What became of each cart: how the wait ended, and how many messages it got. */
async function fates(engine: Engine, run: { readonly workspaceId: string; readonly runId: string }): Promise<readonly unknown[]> {
  const told: (readonly [string | null, string | undefined, number])[] = [];
  for (const member of [0, 1]) {
    const { enrolments } = await traceMember(engine.db, run, member);
    for (const { place, key } of enrolments) {
      const trace = await traceMember(engine.db, run, member, place);
      told.push([key, trace.steps.find(({ node }) => node === 'bought')?.outcome, trace.sends.length]);
    }
  }
  return told.toSorted(([left], [right]) => String(left).localeCompare(String(right)));
}

async function until(isSo: () => Promise<boolean>, withinMs = minuteMs): Promise<void> {
  for (const endsAt = Date.now() + withinMs; Date.now() < endsAt; await delay(200)) if (await isSo()) return;
  throw new Error('It did not come about in time');
}
