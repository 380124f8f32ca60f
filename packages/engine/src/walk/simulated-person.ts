import type { AsOf, EventFact } from '@magpie/audience';
import type { WorkingDays } from '@magpie/calendar';
import { type EnrolmentRun, type Plan, runEnrolment } from '@magpie/journey/plan';
import { type Person, personWorld } from '@magpie/journey/walk';
import { dayMs, type Instant, stickyFraction } from '@magpie/kit';
import { homeZone } from '../facts/home-zone.ts';
import type { KnownPerson } from './read-people.ts';
import type { Behaviour } from './simulate-population.ts';

/** What is the same for everybody of a simulation. */
export interface SimulatedGround {
  readonly plan: Plan;
  readonly zone: string;
  readonly anchorDates: readonly string[];
  readonly seed: string;
  readonly behaviour: Behaviour;
  readonly scores: AsOf['scores'] | undefined;
  readonly workingDays: WorkingDays | undefined;
}

/** Somebody with what they will do: of what they did, some is done again so much later. */
export function simulatedPerson(
  { externalId, zone: home, channels, facts }: KnownPerson,
  { zone, anchorDates }: SimulatedGround,
  { shiftMs, isMoved }: { readonly shiftMs: number; readonly isMoved: (event: EventFact) => boolean },
): Person {
  const moved = facts.events.flatMap((event) => (isMoved(event) ? [{ ...event, occurredAt: event.occurredAt + shiftMs }] : []));
  return {
    externalId,
    zone: homeZone(home, zone),
    workspaceZone: zone,
    anchorDates,
    channels: new Set(channels),
    facts: { ...facts, events: [...facts.events, ...moved] },
  };
}

/** Long after the last moment that a journey can wait for. */
const horizonDays = 800;

/** Walks one enrolment from the instant at which it enters; `name` is what its chances are drawn by. */
export function walkSimulated(
  person: Person,
  { plan, seed, behaviour, scores, workingDays }: SimulatedGround,
  { at, name }: { readonly at: Instant; readonly name: string },
): EnrolmentRun {
  const world = personWorld(plan, person, { foresight: true, scores, workingDays });
  const answer: typeof world.answer = (need, now) => {
    const found = world.answer(need, now);
    if (behaviour.type !== 'share' || need.type !== 'event' || found !== null) return found;
    const key = `${seed}|${name}|${need.op}`;
    if (stickyFraction(`${key}|whether`) >= behaviour.share) return null;
    return Math.floor(need.from + stickyFraction(`${key}|when`) * (need.to - need.from));
  };
  return runEnrolment(plan, { startAt: at, until: at + horizonDays * dayMs, instants: [] }, { ...world, answer });
}
