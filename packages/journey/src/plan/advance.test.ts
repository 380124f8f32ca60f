import { dayMs, hourMs } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { planOf } from '../testing/plan-of.ts';
import { advance, startPosition } from './advance.ts';
import { armOf } from './arm-of.ts';
import { momentInstant } from './moment-instant.ts';
import { planHash } from './plan-hash.ts';
import type { Moment } from './plan.ts';
import { rememberedFacts } from './remembered-facts.ts';

const anyone = { type: 'all', of: [] } as const;
const start = 1_000 * dayMs;
const at = (time: string): Moment => ({ type: 'anchor', offsetDays: 0, time, zone: 'workspace' });

/** `from` and `to` of the await are its moments 10 h and 20 h after the start. */
const plan = planOf(
  {
    in: { op: 'enter' },
    tag: { op: 'update', addTags: ['a'] },
    who: { op: 'filter', filter: anyone, next: { unmet: 'out' } },
    'sms.wait': { op: 'waitUntil', node: 'sms', records: false, at: at('09:00'), past: 'skip', next: { skipped: 'buys' } },
    sms: { op: 'send', next: { unreachable: 'out' } },
    buys: { op: 'awaitEvent', event: 'Order Completed', from: at('10:00'), to: at('20:00') },
    out: { op: 'end' },
  },
  { anchor: { type: 'date', date: '2026-08-19' } },
);

describe('advance', () => {
  it('returns the first fact it lacks, and then nothing has happened', () => {
    expect(advance(plan, { op: 2, entered: start, due: start, visit: 0 }, rememberedFacts().facts, start)).toEqual({
      status: 'lacks',
      position: { op: 2, entered: start, due: start, visit: 0 },
      transitions: [],
      effects: [],
      need: { type: 'predicate', op: 2, filter: 0, at: start },
    });
    const known = rememberedFacts();
    known.remember({ type: 'predicate', op: 2, filter: 0, at: start }, true);
    expect(advance(plan, { op: 2, entered: start, due: start, visit: 0 }, known.facts, start)).toEqual({
      status: 'lacks',
      position: { op: 2, entered: start, due: start, visit: 0 },
      transitions: [],
      effects: [],
      need: { type: 'moment', op: 3, which: 'at' },
    });
  });

  it('yields between an update and the predicate that must see it', () => {
    expect(advance(plan, startPosition(start), rememberedFacts().facts, start + hourMs)).toEqual({
      status: 'yield',
      position: { op: 2, entered: start, due: start, visit: 0 },
      transitions: [
        { node: 'in', op: 0, outcome: 'entered', at: start, visit: 0 },
        { node: 'tag', op: 1, outcome: 'updated', at: start, visit: 0 },
      ],
      effects: [{ type: 'update', op: 1, addTags: ['a'], removeTags: [], at: start }],
      need: null,
    });
  });

  it('waits for a moment, reaches it at the moment itself and not at the clock, and records the step alone', () => {
    const known = rememberedFacts();
    known.remember({ type: 'moment', op: 3, which: 'at' }, start + 9 * hourMs);
    known.remember({ type: 'moment', op: 5, which: 'from' }, start + 10 * hourMs);
    known.remember({ type: 'moment', op: 5, which: 'to' }, start + 20 * hourMs);
    known.remember({ type: 'reach', op: 4, at: start }, null);
    known.remember({ type: 'event', op: 5, from: start, to: start }, null);
    const waits = advance(plan, { op: 3, entered: start, due: start, visit: 0 }, known.facts, start + 8 * hourMs);
    expect(waits).toEqual({
      status: 'waiting',
      position: { op: 3, entered: start, due: start + 9 * hourMs, visit: 0 },
      transitions: [],
      effects: [],
      need: null,
    });
    expect(advance(plan, waits.position, known.facts, start + 9.7 * hourMs)).toEqual({
      status: 'waiting',
      position: { op: 5, entered: start + 9 * hourMs, due: start + 20 * hourMs, visit: 0 },
      transitions: [{ node: 'sms', op: 4, outcome: 'intended', at: start + 9 * hourMs, visit: 0 }],
      effects: [{ type: 'send', op: 4, node: 'sms', at: start + 9 * hourMs }],
      need: null,
    });
  });

  it('skips a step whose moment is past, and records that the node was left', () => {
    const known = rememberedFacts();
    known.remember({ type: 'moment', op: 3, which: 'at' }, start - 1);
    expect(advance(plan, { op: 3, entered: start, due: start, visit: 0 }, known.facts, start)).toMatchObject({
      status: 'lacks',
      need: { type: 'moment', op: 5, which: 'from' },
    });
    known.remember({ type: 'moment', op: 5, which: 'from' }, start);
    known.remember({ type: 'moment', op: 5, which: 'to' }, start + hourMs);
    known.remember({ type: 'event', op: 5, from: start, to: start }, null);
    expect(advance(plan, { op: 3, entered: start, due: start, visit: 0 }, known.facts, start).transitions).toEqual([
      { node: 'sms', op: 3, outcome: 'skipped', at: start, visit: 0 },
    ]);
  });

  it.each([
    ['an event before arrival: leaves at once', -1, 0, { outcome: 'matched', at: start }],
    ['an event while waiting: leaves when it occurred', 1, 5, { outcome: 'matched', at: start + hourMs }],
    ['an event at the opening counts', -10, 0, { outcome: 'matched', at: start }],
    ['an event before the opening does not', -10.1, 10, { outcome: 'timeout', at: start + 10 * hourMs }],
    ['an event at the close is too late', 10, 10, { outcome: 'timeout', at: start + 10 * hourMs }],
    ['no event: leaves at the close', null, 12, { outcome: 'timeout', at: start + 10 * hourMs }],
  ])('awaits in [from, to): %s', (_, eventHours, nowHours, expected) => {
    const known = rememberedFacts();
    known.remember({ type: 'moment', op: 5, which: 'from' }, start - 10 * hourMs);
    known.remember({ type: 'moment', op: 5, which: 'to' }, start + 10 * hourMs);
    known.remember({ type: 'event', op: 5, from: start, to: start }, eventHours === null ? null : start + eventHours * hourMs);
    expect(advance(plan, { op: 5, entered: start, due: start, visit: 0 }, known.facts, start + nowHours * hourMs)).toMatchObject({
      status: 'finished',
      position: { op: 6, due: null },
      transitions: [expected],
    });
  });
});

describe('arms', () => {
  const split = (weights: readonly number[]) =>
    ({
      id: 's',
      node: 's',
      records: true,
      op: 'split',
      arms: weights.map((weight, index) => ({ outcome: `arm-${index}`, weight })),
      holdout: null,
      next: {},
    }) as const;
  const people = Array.from({ length: 20_000 }, (_, index) => `person-${index}`);

  it('follow the weights', () => {
    const drawn = people.filter((person) => armOf(split([90, 10]), 'journey', person) === 'arm-1').length;
    expect(drawn / people.length).toBeGreaterThan(0.094);
    expect(drawn / people.length).toBeLessThan(0.106);
  });

  it('move only those whom a change of weights must move', () => {
    const moved = people.filter((person) => armOf(split([90, 10]), 'journey', person) !== armOf(split([80, 20]), 'journey', person));
    expect(moved.length / people.length).toBeLessThan(0.11);
    expect(moved.every((person) => armOf(split([80, 20]), 'journey', person) === 'arm-1')).toBe(true);
  });

  it('are drawn anew for another journey, and never into an arm without weight', () => {
    expect(people.some((person) => armOf(split([50, 50]), 'one', person) !== armOf(split([50, 50]), 'other', person))).toBe(true);
    expect(people.some((person) => armOf(split([0, 1, 0]), 'one', person) !== 'arm-1')).toBe(false);
  });
});

it('finds moments by the calendar of their zone', () => {
  const moment = { type: 'anchor', offsetDays: -14, time: '10:00', zone: 'workspace' } as const;
  expect(new Date(momentInstant(moment, '2026-08-19', 'Asia/Shanghai') ?? 0).toISOString()).toBe('2026-08-05T02:00:00.000Z');
  expect(new Date(momentInstant(moment, '2026-03-22', 'America/New_York') ?? 0).toISOString()).toBe('2026-03-08T14:00:00.000Z');
  expect(momentInstant(moment, null, 'Asia/Shanghai')).toBeNull();
});

it('hashes a plan by content, whatever the order of its keys', () => {
  const { hash: _, ...content } = plan;
  const turned = Object.fromEntries(Object.entries(content).toReversed());
  expect(planHash({ ...content, ...turned })).toBe(planHash(content));
  expect(planHash({ ...content, journeyId: 'other' })).not.toBe(planHash(content));
});
