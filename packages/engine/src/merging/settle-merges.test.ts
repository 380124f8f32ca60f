import { type FactInput, ingestFacts, mergeMembers } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { EntryRule } from '@magpie/journey/plan';
import type { Steps } from '@magpie/journey/testing';
import { hourMs } from '@magpie/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { balancesOf } from '../report/balances.ts';
import { checkLedger } from '../report/check-ledger.ts';
import { runCounts } from '../report/run-counts.ts';
import { traceMember } from '../report/trace-member.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';

const startAt = Date.parse('2028-03-01T00:00:00Z');
const at = (hours: number): number => startAt + hours * hourMs;
const { workspaceId } = shop;

/** Two days for an order, with a message to whoever placed none. */
function stepsFrom(source: 'audience' | 'event', rule: EntryRule = 'per-key'): Steps {
  const key = { type: 'property', property: 'cart' } as const;
  const byEvent = source === 'event';
  return {
    in: { op: 'enter', rule, ...(byEvent && { source: { type: 'event', event: 'Product Added', where: [], key, maxAgeHours: 24 } }) },
    wait: {
      op: 'awaitEvent',
      event: 'Order Completed',
      to: { type: 'delay', seconds: 2 * 86_400 },
      ...(byEvent && { key }),
      next: { matched: 'end' },
    },
    sms: { op: 'send' },
    end: { op: 'end' },
  };
}

const event = (id: string, externalId: string, name: string, hours: number, cart = ''): FactInput => ({
  type: 'event',
  id,
  externalId,
  name,
  occurredAt: at(hours),
  properties: cart === '' ? {} : { cart },
});

async function openRun(steps: Steps) {
  const test = await testDatabase();
  await openSmallShop(test.db, 12);
  const live = await openLiveRun(test.db, { steps }, startAt);
  await live.move(at(1));
  const take = async (fact: FactInput, hours: number): Promise<void> => {
    await ingestFacts(test.db, workspaceId, [fact]);
    await live.hear(at(hours));
    await live.move(at(hours));
  };
  /** m10 and m0 have no phone: they may be found to be anybody. */
  const merge = async (from: string, into: string, hours: number): Promise<void> => {
    expect((await mergeMembers(test.db, workspaceId, { from, into, at: at(hours) })).ok).toBe(true);
    await live.hear(at(hours));
  };
  const prove = async (): Promise<void> => {
    const { flow, send } = balancesOf(await runCounts(test.db, live.run));
    expect({ flow: flow.ok, send: send.ok, violations: await checkLedger(test.db, live.run) }).toEqual({ flow: true, send: true, violations: [] });
  };
  const outcomes = async (node: string) => (await runCounts(test.db, live.run)).find((each) => each.node === node)?.outcomes;
  return { db: test.db, live, take, merge, prove, outcomes, [Symbol.asyncDispose]: () => test[Symbol.asyncDispose]() };
}

it('leads a number out of a run that an audience entered where the one that stays is in it too, once', async () => {
  await using run = await openRun(stepsFrom('audience'));
  await run.merge('m10', 'm1', 2);
  await run.live.hear(at(3));
  expect(await run.outcomes('wait')).toEqual({ merged: 1 });
  const trace = await traceMember(run.db, run.live.run, 10);
  expect(trace.steps.map(({ node, outcome }) => `${node} ${outcome}`)).toEqual(['in entered', 'wait merged']);
  expect(trace).toMatchObject({ agrees: true, here: { node: 'end', due: null } });
  await run.live.move(at(60));
  expect(await run.outcomes('wait')).toEqual({ merged: 1, timeout: 11 });
  const { rows } = await sql<{ no: number }>`select member_no as no from send where workspace_id = ${workspaceId} and member_no in (1, 10)`.execute(
    run.db,
  );
  expect(rows).toEqual([{ no: 1 }]);
  await run.prove();
});

it('goes on under the number that stays where only the other had entered', async () => {
  await using run = await openRun(stepsFrom('event'));
  await run.take(event('a', 'm10', 'Product Added', 1, 'c1'), 1);
  await run.take(event('b', 'm10', 'Product Added', 1, 'c2'), 1);
  await run.merge('m10', 'm1', 2);
  expect(await run.outcomes('wait')).toEqual({});
  // What the one that stays orders is what was waited for; about the other cart there is an address now.
  await run.take(event('o', 'm1', 'Order Completed', 3, 'c1'), 3);
  expect(await run.outcomes('wait')).toEqual({ matched: 1 });
  // Entered for once is entered for: by whichever number.
  await run.take(event('c', 'm1', 'Product Added', 4, 'c1'), 4);
  await run.live.move(at(60));
  expect((await runCounts(run.db, run.live.run))[0]?.entered).toBe(2);
  expect(await run.outcomes('wait')).toEqual({ matched: 1, timeout: 1 });
  expect(await run.outcomes('sms')).toEqual({ intended: 1 });
  await run.prove();
});

it.each([
  ['per-key', ['c1', 'c1'], 1],
  ['per-key', ['c1', 'c2'], 0],
  ['once', ['c1', 'c2'], 1],
  ['again-after-leaving', ['c1', 'c2'], 1],
] as const)('judges by the rule of entering who is in it twice: %s, about %j', async (rule, [first, second], merged) => {
  await using run = await openRun(stepsFrom('event', rule));
  await run.take(event('a', 'm1', 'Product Added', 1, first), 1);
  await run.take(event('b', 'm10', 'Product Added', 1.5, second), 2);
  await run.merge('m10', 'm1', 2);
  expect((await run.outcomes('wait'))?.['merged'] ?? 0).toBe(merged);
  const { rows } = await sql<{
    settled: boolean;
  }>`select settled_at is not null as settled from member_merge where workspace_id = ${workspaceId}`.execute(run.db);
  expect(rows).toEqual([{ settled: true }]);
  await run.prove();
});

it('decides again as it did before two were one, and after', async () => {
  await using run = await openRun(stepsFrom('event'));
  await run.take(event('a', 'm10', 'Product Added', 1, 'c1'), 1);
  // Nobody knew yet that m1 is the same person.
  await run.take(event('o', 'm1', 'Order Completed', 2, 'c1'), 2);
  await run.live.move(at(60));
  await run.merge('m10', 'm1', 61);
  const trace = await traceMember(run.db, run.live.run, 10);
  expect(trace.steps.map(({ node, outcome }) => `${node} ${outcome}`)).toEqual(['in entered', 'wait timeout', 'sms unreachable']);
  expect(trace.agrees).toBe(true);
});
