import { type Database, type FactInput, ingestFacts } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { EntryRule, KeyOf } from '@magpie/journey/plan';
import { planOf, type Steps } from '@magpie/journey/testing';
import { dayMs, hourMs, minuteMs, seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { runCounts } from '../report/run-counts.ts';
import { openLiveRun } from '../testing/live-run.ts';
import { openSmallShop, shop } from '../testing/small-shop.ts';
import { simulatePopulation, type Simulation, type SimulationOptions } from './simulate-population.ts';

const start = Date.parse('2028-03-01T00:00:00Z');
const cart: KeyOf = { type: 'property', property: 'cart_id' };

/** Put something into a cart; an hour for the order of this very cart, else a message, and a day more. */
function stepsBy(rule: EntryRule): Steps {
  const wait = { op: 'awaitEvent', event: 'Order Completed', key: cart, next: { matched: 'end' } } as const;
  const where = [{ property: 'channel', test: { op: '=', value: 'app' } }] as const;
  return {
    in: { op: 'enter', rule, source: { type: 'event', event: 'Product Added', where, key: cart, maxAgeHours: 24 } },
    soon: { ...wait, to: { type: 'delay', seconds: 3_600 } },
    sms: { op: 'send', next: { unreachable: 'end' } },
    later: { ...wait, to: { type: 'delay', seconds: 86_400 } },
    end: { op: 'end' },
  };
}

/** Forty people, each with carts of which some are ordered soon, some later, some never, over ten days; some events let nobody in. */
function deeds(): readonly FactInput[] {
  const random = seededRandom('carts');
  return Array.from({ length: 40 }, (_, no) => no).flatMap((no) =>
    Array.from({ length: 1 + random.integer(4) }, (_, number): readonly FactInput[] => {
      const at = start + random.integer(10 * 24 * 60) * minuteMs;
      const about = random.integer(8) === 0 ? true : `cart-${no}-${random.integer(3)}`;
      const event = { type: 'event', externalId: `m${no}` } as const;
      const channel = random.integer(6) === 0 ? 'shop' : 'app';
      const added: FactInput = {
        ...event,
        id: `a-${no}-${number}`,
        name: 'Product Added',
        occurredAt: at,
        properties: { cart_id: about, channel },
      };
      const after = [20 * minuteMs, 5 * hourMs, null][random.integer(3)] ?? null;
      if (after === null) return [added];
      return [added, { ...event, id: `o-${no}-${number}`, name: 'Order Completed', occurredAt: at + after, properties: { cart_id: about } }];
    }).flat(),
  );
}

describe('simulating people who enter by an event', () => {
  it.each<EntryRule>(['per-key', 'once', 'again-after-leaving', { againAfterDays: 2 }])(
    'comes to what a live run counted over the same events, moved by whole weeks (%j)',
    async (rule) => {
      await using test = await testDatabase();
      await openSmallShop(test.db, 40);
      const live = await openLiveRun(test.db, { steps: stepsBy(rule) }, start - hourMs);
      const all = deeds().toSorted((left, right) => left.occurredAt - right.occurredAt);
      for (const deed of all) {
        await ingestFacts(test.db, shop.workspaceId, [deed]);
        await live.hear(deed.occurredAt);
        await live.move(deed.occurredAt);
      }
      await live.move(start + 20 * dayMs);
      const simulated = await resultOf(test.db, { plan: planOf(stepsBy(rule)) });
      expect(simulated.entry).toMatchObject({ type: 'recorded', event: 'Product Added', isCut: false, shiftDays: 42 });
      const counted = await runCounts(test.db, live.run);
      expect(simulated.people).toBe(counted[0]?.entered);
      for (const { node, here, outcomes } of counted) {
        const told = simulated.nodes[node];
        const some = Object.fromEntries(Object.entries(told?.outcomes ?? {}).filter(([, count]) => count > 0));
        expect({ node, here: told?.here, outcomes: some }).toEqual({ node, here, outcomes });
      }
      const { soon, later } = simulated.nodes;
      expect(soon?.outcomes['matched']).toBeGreaterThan(0);
      expect(later?.outcomes['matched']).toBeGreaterThan(0);
      const { entry, audience, people } = simulated;
      expect(entry?.type === 'recorded' && entry.turnedAway).toBe(audience - people);
    },
  );

  it('takes a share of what is waited for without looking at what was done, and all entries of whom it draws', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 40);
    await ingestFacts(test.db, shop.workspaceId, deeds());
    const nobody = await resultOf(test.db, { plan: planOf(stepsBy('per-key')), behaviour: { type: 'share', share: 0 } });
    expect(nobody.nodes['soon']?.outcomes['matched']).toBe(0);
    const everybody = await resultOf(test.db, { plan: planOf(stepsBy('per-key')), behaviour: { type: 'share', share: 1 } });
    expect(everybody.nodes['soon']?.outcomes['timeout']).toBe(0);
    const few = await resultOf(test.db, { plan: planOf(stepsBy('per-key')), sample: 10 });
    expect(few.people).toBeGreaterThan(0);
    expect(few.people).toBeLessThanOrEqual(10);
    expect(few.audience).toBe(nobody.audience);
    expect(await resultOf(test.db, { plan: planOf(stepsBy('per-key')), sample: 10 })).toEqual(few);
  });

  it('says that what came after the last events is not known whole, and supposes an entry where none ever was', async () => {
    await using test = await testDatabase();
    await openSmallShop(test.db, 40);
    const supposed = await resultOf(test.db, { plan: planOf(stepsBy('per-key')), behaviour: { type: 'share', share: 1 } });
    expect(supposed).toMatchObject({ people: 40, audience: 40, entry: { type: 'supposed', event: 'Product Added' } });
    expect(supposed.nodes['soon']?.outcomes).toEqual({ matched: 40, timeout: 0 });
    await ingestFacts(test.db, shop.workspaceId, deeds().slice(0, 1));
    const [first] = deeds();
    const soonAfter = await resultOf(test.db, { plan: planOf(stepsBy('per-key')), startAt: (first?.occurredAt ?? 0) + hourMs });
    expect(soonAfter.entry).toMatchObject({ type: 'recorded', isCut: true });
  });
});

async function resultOf(db: Database, options: Partial<SimulationOptions> & Pick<SimulationOptions, 'plan'>): Promise<Simulation> {
  const around = {
    workspaceId: shop.workspaceId,
    startAt: start + 20 * dayMs,
    enterAsOf: options.startAt ?? start + 20 * dayMs,
    anchorDates: [],
    zone: shop.zone,
    sample: 1_000,
    seed: 'seed',
    behaviour: { type: 'recorded', shiftDays: 0 },
    sending: { quietHours: null, hourlyCeiling: 100 },
  } as const;
  let result: Simulation | null = null;
  for await (const step of simulatePopulation(db, { ...around, ...options })) result = step.result;
  if (result === null) throw new Error('A simulation ended without a result');
  return result;
}
