import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { backtest } from '../backtest/backtest.ts';
import { runCounts } from '../report/run-counts.ts';
import { openRehearsals } from '../testing/open-rehearsals.ts';
import { openSmallShop, publish, shop } from '../testing/small-shop.ts';
import { testEngine } from '../testing/test-engine.ts';
import { readPeople } from './read-people.ts';
import { simulatePopulation, type Simulation, type SimulationOptions } from './simulate-population.ts';

const startAt = Date.parse('2027-07-24T09:00+08:00');
const anchorDates = ['2027-08-08', '2026-08-19', '2025-08-29', '2024-08-10'];

describe('simulating a population', () => {
  it('comes to what the block executor counts over the same history', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 1_500);
    const plan = await publish(test.db, qixiJourney({ id: 'qixi', locale: 'zh-CN' }));
    const options = { workspaceId: shop.workspaceId, journeyId: 'qixi', version: 1, plan, startAt, anchorDate: '2027-08-08' };
    const tested = await backtest(testEngine(test.db), options);
    if (!tested.ok) throw new Error(tested.refusal);
    const simulated = await resultOf(test.db, { ...options, sample: 2_000 });
    expect(simulated.people).toBe(simulated.audience);
    expect(simulated.people).toBeGreaterThan(500);
    for (const { node, entered, here, outcomes } of tested.value.perNode) {
      const counted = simulated.nodes[node];
      expect({ node, entered: counted?.entered, here: counted?.here, outcomes: withoutZeros(counted?.outcomes ?? {}) }).toEqual({
        node,
        entered,
        here,
        outcomes: withoutZeros(outcomes),
      });
    }
  });

  it('takes the same people for the same seed, others for another, and never more than asked for', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 1_500);
    const plan = await publish(test.db, qixiJourney({ id: 'qixi', locale: 'zh-CN' }));
    const sample = (seed: string) => resultOf(test.db, { plan, sample: 200, seed, behaviour: { type: 'share', share: 0.5 } });
    const [one, again, other] = [await sample('a'), await sample('a'), await sample('b')];
    expect(one.people).toBe(200);
    expect(again).toEqual(one);
    expect(other.nodes).not.toEqual(one.nodes);
    const { matched = 0, timeout = 0 } = one.nodes['bought']?.outcomes ?? {};
    // Binomial(n, 0.5): six standard deviations.
    expect(Math.abs(matched / (matched + timeout) - 0.5)).toBeLessThan(3 / Math.sqrt(matched + timeout));
  });

  it('foretells what the gate does with the messages of a rehearsal of the same people', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 600);
    // The message of the day, at 09:00, falls into the quiet hours, and after them it is later than a day.
    const quietHours = { start: '08:30', end: '08:29' };
    await sql`update workspace set quiet_hours = ${JSON.stringify(quietHours)}::jsonb`.execute(test.db);
    const document = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
    const nodes = document.nodes.map((node) => (node.type === 'send-sms' ? { ...node, config: { ...node.config, sendByHours: 23 } } : node));
    await using rehearsals = await openRehearsals(test.db, { document: { ...document, nodes } });
    const { plan } = rehearsals;
    const simulated = await resultOf(test.db, { plan, sample: 1_000, sending: { quietHours, hourlyCeiling: 6 } });
    const run = await rehearsals.make();
    await rehearsals.drive(run);
    const sent = new Map((await runCounts(test.db, run)).flatMap(({ node, sends }) => (sends === null ? [] : [[node, sends] as const])));
    for (const [node, counts] of sent) {
      const told = simulated.nodes[node]?.messages;
      expect({ node, sent: told?.sent, kept: told?.kept }).toEqual({
        node,
        sent: counts.accepted,
        kept: Object.fromEntries(Object.entries(counts.suppressed).map(([reason, count]) => [`suppressed:${reason}`, count])),
      });
    }
    expect([...sent.values()].some(({ suppressed }) => (suppressed['quiet-hours'] ?? 0) > 0)).toBe(true);
  });

  it('moves what was done to a start that lies ahead', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 300);
    const plan = await publish(test.db, qixiJourney({ id: 'qixi', locale: 'zh-CN' }));
    const matched = async (shiftDays: number): Promise<number> =>
      (await resultOf(test.db, { plan, sample: 300, behaviour: { type: 'recorded', shiftDays } })).nodes['bought']?.outcomes['matched'] ?? 0;
    // On the day itself two in ten bought; what everybody bought 363 days before is done again on it.
    expect(await matched(0)).toBeGreaterThan(0);
    expect(await matched(363)).toBeGreaterThan(3 * (await matched(0)));
  });

  it('reads a member with what was recorded of those merged into them, and no erased one', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 20);
    await test.db.updateTable('member').set({ alias_of: 3 }).where('no', '=', 4).execute();
    await test.db
      .updateTable('member')
      .set({ erased_at: new Date(0) })
      .where('no', '=', 5)
      .execute();
    const people = await readPeople(test.db, shop.workspaceId, [3, 4, 5, 6]);
    expect(people.map(({ no }) => no)).toEqual([3, 6]);
    expect(people[0]).toMatchObject({ externalId: 'm3', channels: ['sms'] });
    expect(people[0]?.facts.events).toHaveLength(5);
    expect(people[1]?.facts.events).toHaveLength(2);
    expect(people[1]?.facts.events[0]).toMatchObject({ name: 'Order Completed', value: 9_900, occurredAt: Date.parse('2025-08-20T12:00+08:00') });
  });
});

async function resultOf(
  db: Parameters<typeof simulatePopulation>[0],
  options: Partial<SimulationOptions> & Pick<SimulationOptions, 'plan' | 'sample'>,
) {
  let result: Simulation | null = null;
  const around = {
    workspaceId: shop.workspaceId,
    startAt,
    enterAsOf: options.startAt ?? startAt,
    anchorDates,
    zone: shop.zone,
    seed: 'seed',
    behaviour: { type: 'recorded', shiftDays: 0 },
    sending: { quietHours: null, hourlyCeiling: 6 },
  } as const;
  for await (const step of simulatePopulation(db, { ...around, ...options })) result = step.result;
  if (result === null) throw new Error('A simulation ended without a result');
  return result;
}

function withoutZeros(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
