import type { EventFact, PropertyTest } from '@magpie/audience';
import type { Instant } from '@magpie/kit';
import { enteringEvent, type KeyOf } from '../plan/entry.ts';
import type { Plan } from '../plan/plan.ts';

/** A property of an event that is supposed. */
export interface SupposedProperty {
  readonly name: string;
  readonly value: string | number | boolean;
}

/** Whether who enters a journey enters about something: a cart, an order. */
export function entersAbout(plan: Plan): boolean {
  return (enteringEvent(plan)?.key ?? null) !== null;
}

/** What somebody is supposed to have done to enter, where an event lets people in: as the entry asks for it, about what the enrolment is about. */
export function enteringFact(plan: Plan, { about, at }: { readonly about: string; readonly at: Instant }): EventFact | null {
  const entering = enteringEvent(plan);
  if (entering === null) return null;
  const { key, properties } = aboutIt(entering.key, about);
  return {
    sequence: 0n,
    name: entering.event,
    key,
    occurredAt: at,
    value: null,
    properties: Object.fromEntries([...wantedBy(entering.where), ...properties].map(({ name, value }) => [name, value])),
  };
}

/** How an event says what it is about. */
export function aboutIt(key: KeyOf | null, about: string): { readonly key: string | null; readonly properties: readonly SupposedProperty[] } {
  if (key === null || about === '') return { key: null, properties: [] };
  return key.type === 'key' ? { key: about, properties: [] } : { key: null, properties: [{ name: key.property, value: about }] };
}

/** Properties that an event must have to pass tests that ask for one value. */
export function wantedBy(where: readonly PropertyTest[]): readonly SupposedProperty[] {
  return where.flatMap(({ property, test }) => (test.op === '=' ? [{ name: property, value: test.value }] : []));
}
