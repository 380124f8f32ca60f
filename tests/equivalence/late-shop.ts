import type { Filter } from '@magpie/audience';
import type { FactInput } from '@magpie/db';
import { type Op, type Plan, planHash } from '@magpie/journey/plan';
import { randomHistory, randomPlan } from '@magpie/journey/testing';
import { dayMs, hourMs, type Instant, minuteMs, type Random } from '@magpie/kit';
import { inputsOf } from './inputs-of.ts';

/** One fact of a subject, and when the shop hears of it: at once, or late. */
export interface Deed {
  readonly arrivesAt: Instant;
  readonly input: FactInput;
}

export interface Subject {
  readonly no: number;
  readonly externalId: string;
  readonly zone: string;
  readonly addressed: boolean;
  /** Cohorts that hold them from the beginning. */
  readonly cohorts: readonly string[];
  /** In the order of arrival. */
  readonly deeds: readonly Deed[];
}

/** A plan, and people who go through it live while news of them come in, late too. */
export interface LateShop {
  readonly workspaceId: string;
  readonly plan: Plan;
  readonly zone: string;
  readonly anchorDate: string;
  readonly startAt: Instant;
  /** Nothing is looked at after this. */
  readonly until: Instant;
  readonly subjects: readonly Subject[];
  /** Everything is done by two workers at the same moment, as when one that was thought dead was not. */
  readonly isDoubled: boolean;
}

export const cohorts = ['buyers', 'lookers'] as const;

export function lateShop(random: Random, workspaceId: string): LateShop {
  const plan = withAudience(randomPlan(random, { cohorts: true }), random);
  const { startAt, anchorDate, workspaceZone } = randomHistory(random, plan);
  // Some shops hear of everything at once or by the minute, others by a delivery every six hours.
  const gridMs = pick(random, [1, minuteMs, hourMs, 6 * hourMs]);
  const subjects = pick(
    random,
    layouts,
  )(random).map((no): Subject => {
    const externalId = `member-${no}`;
    const history = randomHistory(random, plan);
    const deeds = inputsOf({ ...history, externalId }).map((input) => ({
      input,
      arrivesAt: Math.ceil((input.occurredAt + lateness(random)) / gridMs) * gridMs,
    }));
    return {
      no,
      externalId,
      zone: history.zone,
      addressed: history.addressed,
      cohorts: cohorts.filter(() => random.integer(2) === 0),
      deeds: deeds.toSorted((left, right) => left.arrivesAt - right.arrivesAt),
    };
  });
  const until = startAt + (random.integer(4) === 0 ? hourMs * random.integer(240) : 60 * dayMs);
  return { workspaceId, plan, zone: workspaceZone, anchorDate, startAt, until, subjects, isDoubled: random.integer(2) === 0 };
}

/** Where they stand: a block full enough to be kept as bits, a few in many blocks, and people on both sides of the borders of blocks. */
const layouts: readonly ((random: Random) => readonly number[])[] = [
  () => Array.from({ length: 72 }, (_, place) => place + (place > 40 ? 7 : 0)),
  sparse,
  sparse,
  () => [0, 1_024, 2_048, 5_120].flatMap((border) => Array.from({ length: 6 }, (_, place) => border + place - 3)).filter((no) => no >= 0),
];

function sparse(random: Random): readonly number[] {
  return [...new Set(Array.from({ length: 16 }, () => random.integer(6 * 1_024)))].toSorted((left, right) => left - right);
}

/** Two in five ask nothing of who enters; and a step that must not be late may be, since a run that refuses to start shows nothing. */
function withAudience({ format, journeyId, anchor, goal, ops: drawn }: Plan, random: Random): Plan {
  const audience = pick(random, audiences);
  const ops = drawn.map((op): Op =>
    op.op === 'enter' ? { ...op, audience } : op.op === 'waitUntil' && op.past === 'refuse' ? { ...op, past: 'now' } : op,
  );
  const plan = { format, journeyId, anchor, goal, ops };
  return { ...plan, hash: planHash(plan) };
}

const audiences: readonly (Filter | null)[] = [
  null,
  null,
  { type: 'not', of: { type: 'tag', tag: 'new' } },
  {
    type: 'any',
    of: [
      { type: 'cohort', cohort: 'buyers' },
      { type: 'attribute', name: 'city', test: { op: '=', value: '杭州' } },
    ],
  },
  { type: 'event', event: 'Order Completed', where: [], window: { type: 'ever' }, measure: { type: 'count' }, test: { op: '<=', value: 2 } },
];

function lateness(random: Random): number {
  return random.integer(5) < 3 ? 0 : pick(random, [1, minuteMs, hourMs, 6 * hourMs, dayMs, 3 * dayMs]);
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.integer(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
