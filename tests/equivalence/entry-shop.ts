import type { Filter } from '@magpie/audience';
import { addDays, lunarDateOf } from '@magpie/calendar';
import type { FactInput } from '@magpie/db';
import {
  callEvent,
  callJourneyProperty,
  type EntryCaps,
  type EntryRule,
  type EntrySource,
  type KeyOf,
  type Op,
  type Plan,
  planHash,
  type ScheduledDays,
} from '@magpie/journey/plan';
import { dayMs, hourMs, type Random } from '@magpie/kit';
import { type Deed, lateShop, type LateShop } from './late-shop.ts';

/** A shop into whose journey people come one by one: by what they do, by what becomes of them, by their days. */
export function entryShop(random: Random, workspaceId: string): LateShop {
  const drawn = lateShop(random, workspaceId);
  // Every source in its turn, whatever the seed.
  const source = drawSource(random, Number(workspaceId.split('-').at(-1)));
  const plan = withSource(drawn.plan, { source, random });
  const subjects = drawn.subjects.slice(0, subjectsAtMost).map((subject) => ({
    ...subject,
    deeds: [
      ...bornOn(random, drawn, subject.externalId),
      ...[...subject.deeds, ...moreDeeds(random, drawn, subject.externalId)].map((deed) => ({
        ...deed,
        input: withKey(deed.input, { random, journeyId: plan.journeyId, source }),
      })),
    ].toSorted((left, right) => left.arrivesAt - right.arrivesAt),
  }));
  // An audience is looked at every hour, which takes its time.
  const until = Math.min(drawn.until, drawn.startAt + (source.type === 'audience' ? 5 : 60) * dayMs);
  return { ...drawn, plan, subjects, until };
}

/** Few, so that many plans are tried. */
const subjectsAtMost = 12;

const keys: readonly KeyOf[] = [{ type: 'key' }, { type: 'property', property: 'cart' }];

const rhythms: readonly ScheduledDays[] = [
  { every: 'lunar-month', days: [15, 30] },
  { every: 'month', days: [8, 20, 31] },
  { every: 'week', weekdays: [1, 5, 7] },
  { every: 'day' },
];

function drawSource(random: Random, number: number): EntrySource {
  const maxAgeHours = pick(random, [1, 40, 100, 100_000]);
  switch (number % 8) {
    case 0:
      return { type: 'attribute', name: 'city', test: { op: '=', value: '杭州' }, maxAgeHours };
    case 1:
      return { type: 'audience', edge: pick(random, ['entering', 'leaving']), existing: random.integer(2) === 0, maxAgeHours };
    case 2:
      return {
        type: 'date',
        attribute: 'born',
        returns: (['lunar-yearly', 'yearly', 'never'] as const)[Math.floor(number / 8) % 3] ?? 'yearly',
        offsetDays: random.integer(5) - 2,
        time: pick(random, ['09:00', '00:00', '02:30']),
        zone: pick(random, ['workspace', 'member']),
      };
    case 3:
      return { type: 'call', maxAgeHours };
    case 4:
      return {
        type: 'schedule',
        days: rhythms[Math.floor(number / 8) % rhythms.length] ?? { every: 'day' },
        time: pick(random, ['10:00', '00:00', '02:30']),
        zone: pick(random, ['workspace', 'member']),
      };
    default:
      return {
        type: 'event',
        event: pick(random, ['Order Completed', 'Product Viewed']),
        where: random.integer(4) === 0 ? [{ property: 'channel', test: { op: '=', value: 'app' } }] : [],
        key: pick(random, [null, ...keys, ...keys]),
        maxAgeHours,
      };
  }
}

function withSource(
  { format, journeyId, anchor, ops: drawn }: Plan,
  { source, random }: { readonly source: EntrySource; readonly random: Random },
): Plan {
  const rule = pick<EntryRule>(random, ['once', 'per-key', 'per-key', 'again-after-leaving', { againAfterDays: 1 + random.integer(4) }]);
  const caps: EntryCaps = { total: null, perDay: null };
  const audience = source.type === 'audience' ? pick(random, watched) : source.type === 'schedule' ? pick(random, [null, ...watched]) : null;
  const ops = drawn.map((op): Op => {
    if (op.op === 'enter') return { ...op, audience, rule, source, ...(random.integer(2) === 0 ? { caps } : {}) };
    return op.op === 'awaitEvent' && random.integer(4) > 0 ? { ...op, key: ('key' in source && source.key) || pick(random, keys) } : op;
  });
  const goal = { event: 'Order Completed', where: [], from: { type: 'entry' }, windowDays: 2 } as const;
  const plan = { format, journeyId, anchor, goal, ops };
  return { ...plan, hash: planHash(plan) };
}

/** Audiences into which facts bring people, and time alone. */
const watched: readonly Filter[] = [
  { type: 'tag', tag: 'loyal' },
  { type: 'attribute', name: 'city', test: { op: '=', value: '杭州' } },
  {
    type: 'event',
    event: 'Product Viewed',
    where: [],
    window: { type: 'rolling', days: 2 },
    measure: { type: 'count' },
    test: { op: '>=', value: 1 },
  },
  { type: 'event', event: 'Order Completed', where: [], window: { type: 'ever' }, measure: { type: 'lastDaysAgo' }, test: { op: '>=', value: 1 } },
];

/** Deeds enough that things happen to several carts at once. */
function moreDeeds(random: Random, { startAt }: LateShop, externalId: string): readonly Deed[] {
  return Array.from({ length: 6 }, (_, number): Deed => {
    const occurredAt = startAt + hourMs * (random.integer(24 * 8) - 20);
    const input: FactInput = {
      type: 'event',
      id: `${externalId}.more.${number}`,
      externalId,
      name: pick(random, ['Order Completed', 'Product Viewed']),
      occurredAt,
    };
    return { arrivesAt: occurredAt + pick(random, [0, 0, hourMs, 30 * hourMs]), input };
  });
}

/** The day of a year that has the lunar month and day of another. */
function sameMoon(date: string, year: number): string {
  const wanted = lunarDateOf(date);
  const days = Array.from({ length: 400 }, (_, day) => addDays(`${year}-01-01`, day));
  return days.find((day) => lunarDateOf(day).month === wanted.month && lunarDateOf(day).day === wanted.day) ?? date;
}

/** Some are born around the run's days, some on days that only calendars know, some say nothing that is a date. */
function bornOn(random: Random, { startAt, anchorDate }: LateShop, externalId: string): readonly Deed[] {
  if (random.integer(5) === 0) return [];
  const value = pick(random, [
    `19${80 + random.integer(20)}${addDays(anchorDate, random.integer(16) - 8).slice(4)}`,
    addDays(anchorDate, random.integer(16) - 8),
    '1996-02-29',
    `${sameMoon(addDays(anchorDate, random.integer(12) - 2), 1980 + random.integer(20))}T08:00`,
    sameMoon(addDays(anchorDate, random.integer(12) - 2), 1980 + random.integer(20)),
    'no date',
  ]);
  return [{ arrivesAt: startAt - dayMs, input: { type: 'attribute', externalId, name: 'born', value, occurredAt: startAt - dayMs } }];
}

function withKey(
  input: FactInput,
  { random, journeyId, source }: { readonly random: Random; readonly journeyId: string; readonly source: EntrySource },
): FactInput {
  if (input.type !== 'event') return input;
  const isCall = source.type === 'call' && random.integer(2) === 0;
  const key = pick(random, [null, 'k1', 'k1', 'k2', 'k2', 'k'.repeat(201)]);
  const cart = pick(random, [null, 'k1', 'k1', '', 7, 1.5, 'k2', 'k2', true]);
  return {
    ...input,
    ...(isCall ? { name: callEvent } : {}),
    ...(key === null ? {} : { key }),
    properties: {
      ...input.properties,
      ...(cart === null ? {} : { cart }),
      ...(isCall ? { [callJourneyProperty]: pick(random, [journeyId, journeyId, 'another']) } : {}),
    },
  };
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.integer(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
