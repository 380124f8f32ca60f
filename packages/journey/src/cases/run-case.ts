import { localDateOf, localTimeOf, nextAnchorDate } from '@magpie/calendar';
import { dayMs, type Instant, ok, refuse, type Result } from '@magpie/kit';
import type { Plan } from '../plan/plan.ts';
import { startOfRun } from '../walk/start-of-run.ts';
import { type Walk, walkPerson } from '../walk/walk-person.ts';
import type { Expectation, JourneyCase } from './case-schema.ts';
import { type CaseDifference, differencesOf } from './differences-of.ts';
import { instantOfLocal, type PersonRefusal, personOfCase } from './person-of-case.ts';

/** What became of a case's person, and where that is not as expected. */
export interface CaseReport {
  readonly differences: readonly CaseDifference[];
  /** The whole way, as an expectation: to be kept as one. */
  readonly went: Expectation;
}

/** Why a case cannot be run. */
export type CaseRefusal =
  | PersonRefusal
  /** The journey is tied to a date, and the case names none of it. */
  | { readonly type: 'no-anchor-date' }
  | { readonly type: 'not-its-anchor'; readonly date: string }
  /** Nothing says when the journey begins. */
  | { readonly type: 'no-start' };

export interface CaseGround {
  /** IANA zone of the shop. */
  readonly zone: string;
  /** What a message says to somebody with these attributes; null: it cannot be written. */
  readonly render: (template: string, attributes: Readonly<Record<string, unknown>>) => string | null;
}

/** Longer than any journey that means to end. */
const walkedDays = 800;

/** Walks a case's person through a plan by the very rules that runs go by, with the clock turned to where the case begins. */
export function runCase(plan: Plan, given: JourneyCase, { zone, render }: CaseGround): Result<CaseReport, CaseRefusal> {
  const { anchorDate } = given;
  if (plan.anchor !== null) {
    if (anchorDate === undefined) return refuse({ type: 'no-anchor-date' });
    if (nextAnchorDate(plan.anchor, anchorDate) !== anchorDate) return refuse({ type: 'not-its-anchor', date: anchorDate });
  }
  const startAt = startOf(plan, given, zone);
  if (startAt === null) return refuse({ type: 'no-start' });
  const person = personOfCase(plan, given, zone);
  if (!person.ok) return person;
  const walk = walkPerson(plan, person.value, { startAt, until: startAt + walkedDays * dayMs, enterAsOf: startAt, sending: null });
  const went = wentOf(plan, walk, { zone, text: (template) => render(template, given.person.attributes) });
  return ok({ differences: given.expect === undefined ? [] : differencesOf(given.expect, went), went });
}

function startOf(plan: Plan, { startAt, anchorDate }: JourneyCase, zone: string): Instant | null {
  if (startAt !== undefined) return instantOfLocal(startAt, zone);
  const enter = plan.ops[0];
  if (enter?.op !== 'enter' || enter.at === null) return null;
  return startOfRun(plan, { anchorDate: anchorDate ?? null, zone, now: 0 });
}

interface Telling {
  readonly zone: string;
  readonly text: (template: string) => string | null;
}

function wentOf(plan: Plan, { entry, steps, here }: Walk, { zone, text }: Telling): Expectation {
  if (entry !== null && !entry.met) return { enters: false };
  const local = (at: Instant): string => `${localDateOf(at, zone)}T${localTimeOf(at, zone)}`;
  const texts = steps.flatMap(({ node, effects }) =>
    effects.flatMap(({ op: index, type }) => {
      const op = plan.ops[index];
      const written = type === 'send' && op?.op === 'send' ? text(op.template.text) : null;
      return written === null ? [] : [[node, written] as const];
    }),
  );
  return {
    enters: true,
    leaves: steps.map(({ node, outcome, at }) => ({ step: node, outcome, at: local(at) })),
    ends: here.node,
    texts: Object.fromEntries(texts),
  };
}
