import { admits, type EarlierEntry, enterOf, type EnrolmentRun } from '@magpie/journey/plan';
import type { Person } from '@magpie/journey/walk';
import type { Instant } from '@magpie/kit';
import type { DrawnEntry, EntryPeriod } from './draw-entries.ts';
import type { KnownPerson } from './read-people.ts';
import { type SimulatedGround, simulatedPerson } from './simulated-person.ts';

export interface EnteringAsked {
  readonly ground: SimulatedGround;
  readonly period: EntryPeriod;
  /** By which they would enter, in the order in which it occurred. */
  readonly entries: readonly DrawnEntry[];
  walk(person: Person, at: Instant, name: string): EnrolmentRun;
}

/**
 * Lets one person in by each of their entries that the rule allows, and walks each enrolment. Where people do what is recorded, all that they did from
 * the period's beginning on is done again, as much later as the entries; else the entering events alone are. Returns how often the rule turned them away.
 */
export function enterOneByOne(known: KnownPerson, { ground, period, entries, walk }: EnteringAsked): number {
  const { rule } = enterOf(ground.plan);
  const { from, shiftMs } = period;
  const entering = new Set(entries.map(({ sequence }) => sequence));
  const isRecorded = ground.behaviour.type === 'recorded';
  const person = simulatedPerson(known, ground, {
    shiftMs,
    isMoved: ({ occurredAt, sequence }) => (isRecorded ? occurredAt >= from : entering.has(sequence)),
  });
  const earlier: EarlierEntry[] = [];
  for (const { key, at: occurredAt, sequence } of entries) {
    const at = occurredAt + shiftMs;
    if (!admits(rule, { key, at }, earlier)) continue;
    const run = walk(key === '' ? person : { ...person, key }, at, `${known.externalId}|${sequence}`);
    const leftAt = run.position.due === null ? (run.transitions.at(-1)?.at ?? at) : null;
    earlier.push({ key, enteredAt: at, leftAt });
  }
  return entries.length - earlier.length;
}
