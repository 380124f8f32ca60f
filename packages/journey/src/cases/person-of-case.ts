import type { EventFact } from '@magpie/audience';
import { instantOf, previousAnchorDates } from '@magpie/calendar';
import { type Instant, ok, refuse, type Result } from '@magpie/kit';
import { armOf } from '../plan/arm-of.ts';
import type { Plan } from '../plan/plan.ts';
import type { Person } from '../walk/person-world.ts';
import type { JourneyCase } from './case-schema.ts';

/** Why somebody cannot be made up as a case has it. */
export type PersonRefusal =
  | { readonly type: 'no-such-split'; readonly step: string }
  | { readonly type: 'never-drawn'; readonly step: string; readonly arm: string };

/** Earlier occasions that a filter may look back on. */
const yearsBack = 10;
/** A share of 1 in 1,000 is missed by so many draws once in e^100 files. */
const mostDraws = 100_000;

/** The person of a case, as a plan's conditions see them. */
export function personOfCase(plan: Plan, { person, anchorDate }: JourneyCase, zone: string): Result<Person, PersonRefusal> {
  const id = person.id === undefined ? idFor(plan, person.draws) : ok(person.id);
  if (!id.ok) return id;
  const sends = plan.ops.flatMap((op) => (op.op === 'send' && (person.reachableBy?.includes(op.channel) ?? true) ? [op] : []));
  // Known all along: what is known of somebody has no date in a case, what they did has.
  const stamp = { sequence: 0n, occurredAt: 0 };
  const events = person.did.map(({ event, at, key, value, properties }, index): EventFact => ({
    sequence: BigInt(index + 1),
    occurredAt: instantOfLocal(at, zone),
    name: event,
    key,
    value,
    properties,
  }));
  return ok({
    externalId: id.value,
    zone: person.zone ?? zone,
    workspaceZone: zone,
    anchorDates: plan.anchor === null || anchorDate === undefined ? [] : previousAnchorDates(plan.anchor, anchorDate, yearsBack),
    channels: new Set(sends.map(({ channel }) => channel)),
    ...(person.about === undefined ? {} : { key: person.about }),
    facts: {
      attributes: Object.entries(person.attributes).map(([name, value]) => ({ ...stamp, name, value })),
      tags: person.tags.map((tag) => ({ ...stamp, tag, present: true })),
      consents: sends.map(({ channel, purpose }) => ({ ...stamp, channel, purpose, given: true })),
      events,
      cohorts: new Set(person.cohorts),
    },
  });
}

/** The instant of a local minute, `2027-08-08T12:00`. */
export function instantOfLocal(local: string, zone: string): Instant {
  return instantOf({ date: local.slice(0, 10), time: local.slice(11), zone });
}

/** The first of `case-1`, `case-2` … that is drawn into the arms asked for: draws are sticky, so it is the same each time. */
function idFor(plan: Plan, draws: Readonly<Record<string, string>>): Result<string, PersonRefusal> {
  const splits = Object.entries(draws).map(([step, arm]) => ({ step, arm, op: plan.ops.find((op) => op.op === 'split' && op.node === step) }));
  const stray = splits.find(({ op }) => op === undefined);
  if (stray !== undefined) return refuse({ type: 'no-such-split', step: stray.step });
  const isDrawn = (id: string): boolean => splits.every(({ arm, op }) => op?.op === 'split' && armOf(op, plan.journeyId, id) === arm);
  for (let number = 1; number <= mostDraws; number += 1) if (isDrawn(`case-${number}`)) return ok(`case-${number}`);
  const [first = { step: '', arm: '' }] = splits;
  return refuse({ type: 'never-drawn', step: first.step, arm: first.arm });
}
