import { addDays, startOfDay } from '@magpie/calendar';
import { dayMs, type Instant, type Random } from '@magpie/kit';
import type { AttributeChange, ConsentChange, EventFact, TagChange } from '../member-facts.ts';
import { pools } from './pools.ts';

/** Facts recorded under one member number; `cohorts` by membership of that number. */
export interface NumberFacts {
  readonly attributes: readonly AttributeChange[];
  readonly tags: readonly TagChange[];
  readonly consents: readonly ConsentChange[];
  readonly events: readonly EventFact[];
  readonly cohorts: readonly string[];
  readonly channels: readonly string[];
  readonly zone: string | null;
}

/** Facts of one number, each with the next sequence number; sequence order and time order differ, as late imports make them. */
export function randomFacts(random: Random, nextSequence: () => bigint): NumberFacts {
  const pick = <Item>(items: readonly Item[]): Item => pickOf(items, random);
  const stamp = (): { sequence: bigint; occurredAt: Instant } => ({ sequence: nextSequence(), occurredAt: randomInstant(random) });
  const some = <Item>(atMost: number, make: () => Item): Item[] => Array.from({ length: random.integer(atMost + 1) }, make);
  const scalar = (): string | number | boolean | null =>
    pick([pick(pools.texts), pick(pools.numbers), pick([true, false, null]), pick(pools.dateTexts)]);
  return {
    attributes: some(5, () => {
      const name = pick(pools.attributes);
      return { ...stamp(), name, value: name === 'birthday' && random.integer(4) > 0 ? pick(pools.dateTexts) : scalar() };
    }),
    tags: some(4, () => ({ ...stamp(), tag: pick(pools.tags), present: random.integer(3) > 0 })),
    consents: some(4, () => ({ ...stamp(), channel: pick(pools.channels), purpose: pick(pools.purposes), given: random.integer(3) > 0 })),
    events: some(9, () => ({
      ...stamp(),
      name: random.integer(2) === 0 ? pools.events[0] : pick(pools.events),
      key: null,
      value: pick(pools.values),
      properties: Object.fromEntries(some(3, () => [pick(pools.properties), scalar()])),
    })),
    cohorts: pools.cohorts.slice(0, 2).filter(() => random.integer(2) === 0),
    channels: pools.channels.filter(() => random.integer(2) === 0),
    zone: pick(pools.homes),
  };
}

/** An instant at, just before or just after a bound that some window of {@link pools} has. */
function randomInstant(random: Random): Instant {
  const near = pickOf([-1, 0, 0, 1, dayMs / 2], random);
  const now = pickOf(pools.nows, random);
  if (random.integer(2) === 0) return now - pickOf(pools.days, random) * dayMs + near;
  const date = addDays(pickOf(pools.dates, random), pickOf([-15, -14, -3, -1, 0, 1, 3], random));
  return startOfDay(date, pickOf(pools.zones, random)) + near;
}

function pickOf<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.integer(items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}
