import type { EventFact, MemberFacts } from '@magpie/audience';
import { instantOf } from '@magpie/calendar';
import { dayMs, hourMs, type Instant, type Random } from '@magpie/kit';
import type { Plan } from '../plan/plan.ts';
import { pick } from './pick.ts';
import { names } from './random-filter.ts';
import { resolvedMoments } from '../walk/resolved-moments.ts';

/** Everything that happens to one member around one run. */
export interface RandomHistory {
  readonly anchorDate: string;
  readonly workspaceZone: string;
  readonly zone: string;
  readonly externalId: string;
  readonly startAt: Instant;
  readonly until: Instant;
  /** Whether the member has a phone number. */
  readonly addressed: boolean;
  /** In the order in which they occurred. */
  readonly facts: MemberFacts;
}

const workspaceZone = 'Asia/Shanghai';

/** A history that meets a plan where it hurts: many of its instants fall exactly on the plan's moments, or a millisecond beside them. */
export function randomHistory(random: Random, plan: Plan): RandomHistory {
  const anchorDate = plan.anchor?.type === 'date' ? plan.anchor.date : '2026-08-19';
  const noon = instantOf({ date: anchorDate, time: '12:00', zone: workspaceZone });
  const zone = pick(random, [workspaceZone, 'America/New_York', 'Asia/Kolkata']);
  const moments = [...resolvedMoments(plan, { anchorDates: [anchorDate], workspaceZone, zone }).values()];
  const anywhere = (): Instant => noon + hourMs * (random.integer(20 * 24) - 10 * 24);
  const instant = (): Instant => (moments.length > 0 && random.integer(3) === 0 ? pick(random, moments) + random.integer(3) - 1 : anywhere());
  const startAt = random.integer(4) === 0 ? instant() : noon - dayMs * 8 + hourMs * random.integer(10 * 24);
  const many = (atMost: number): readonly Instant[] =>
    Array.from({ length: random.integer(atMost + 1) }, instant).toSorted((left, right) => left - right);
  let sequence = 0n;
  const stamp = (occurredAt: Instant) => ({ occurredAt, sequence: ++sequence });
  const events = many(6).map((at): EventFact => ({
    ...stamp(at),
    name: pick(random, names.events),
    key: null,
    value: random.integer(3) === 0 ? null : 100 * random.integer(60),
    properties: { channel: pick(random, ['app', 'web']) },
  }));
  return {
    externalId: `member-${random.integer(1_000_000)}`,
    startAt,
    until: random.integer(5) === 0 ? startAt + hourMs * random.integer(200) : noon + dayMs * 40,
    anchorDate,
    workspaceZone,
    zone,
    addressed: random.integer(5) > 0,
    facts: {
      events,
      tags: many(3).map((at) => ({ ...stamp(at), tag: pick(random, names.tags), present: random.integer(3) > 0 })),
      attributes: many(2).map((at) => ({ ...stamp(at), name: names.attribute, value: pick(random, names.cities) })),
      consents: many(3).map((at) => ({
        ...stamp(at),
        channel: 'sms',
        purpose: pick(random, ['marketing', 'service']),
        given: random.integer(4) > 0,
      })),
      cohorts: new Set(),
    },
  };
}
