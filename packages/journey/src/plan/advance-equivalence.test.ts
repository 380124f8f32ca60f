import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { type BrokenRule, brokenRules, type Fate, foretell } from '../testing/foretell.ts';
import { randomHistory, type RandomHistory } from '../testing/random-history.ts';
import { randomPlan } from '../testing/random-plan.ts';
import { worldOf } from '../testing/world-of.ts';
import { startPosition } from './advance.ts';
import type { Plan } from './plan.ts';
import { advanceWith, type EnrolmentRun, runEnrolment } from './run-enrolment.ts';

/** MAGPIE_CASES=1000000 runs a million. */
const cases = Number(process.env['MAGPIE_CASES'] ?? 100_000);
const historiesPerPlan = 16;

describe('advance', () => {
  it(`comes to what a reader with foresight foretells, in ${cases} random plans and histories`, () => {
    expect(firstDifference(cases, null)).toBeNull();
  }, 600_000);

  it.each(brokenRules)('would be caught breaking the rule %s', (rule) => {
    expect(firstDifference(10_000, rule)).not.toBeNull();
  });
});

/** Balance of people, per node: who came is here or left, for every cut through time. */
describe('people', () => {
  it('balance at every node of every plan', () => {
    const random = seededRandom('balance');
    for (let number = 0; number < 500; number++) {
      const plan = randomPlan(random, { cohorts: true });
      const nodes = new Map(plan.ops.map(({ node }) => [node, { came: 0, left: 0, here: 0 }]));
      for (let member = 0; member < 20; member++) {
        const history = randomHistory(random, plan);
        const run = advanced(plan, history, clockOf(member));
        const count = (index: number, what: 'came' | 'left' | 'here'): void => {
          const tally = nodes.get(plan.ops[index]?.node ?? '');
          if (tally) tally[what] += 1;
        };
        count(0, 'came');
        for (const { op: index, outcome } of run.transitions) {
          const op = plan.ops[index];
          count(index, 'left');
          if (op && 'next' in op) count(new Map(Object.entries(op.next)).get(outcome) ?? -1, 'came');
        }
        count(run.position.op, 'here');
      }
      const broken = [...nodes].filter(([, { came, left, here }]) => came !== left + here);
      expect(broken).toEqual([]);
    }
  });
});

function firstDifference(
  count: number,
  rule: BrokenRule | null,
): { readonly plan: Plan; readonly history: RandomHistory; readonly told: Fate; readonly found: Fate } | null {
  const random = seededRandom('equivalence');
  let plan = randomPlan(random, { cohorts: true });
  for (let number = 0; number < count; number++) {
    if (number % historiesPerPlan === 0) plan = randomPlan(random, { cohorts: true });
    const history = randomHistory(random, plan);
    const told = foretell(plan, history, rule);
    const found = fateOf(advanced(plan, history, clockOf(number)));
    if (!same(told, found)) return { plan, history, told, found };
  }
  return null;
}

const clocks = ['as-it-happens', 'foreseen', 'at-once'] as const;

/** Whether the run wakes at every fact, wakes when it is due and knows what is to come, or sleeps until the end and catches up: all is the same. */
function advanced(plan: Plan, history: RandomHistory, clock: (typeof clocks)[number]): EnrolmentRun {
  const world = worldOf(plan, history, { foresight: clock === 'foreseen' });
  if (clock === 'at-once') return advanceWith(plan, { position: startPosition(history.startAt), now: history.until }, world);
  const instants = clock === 'foreseen' ? [] : history.facts.events.map(({ occurredAt }) => occurredAt);
  return runEnrolment(plan, { startAt: history.startAt, until: history.until, instants }, world);
}

function clockOf(number: number): (typeof clocks)[number] {
  return clocks[number % clocks.length] ?? 'as-it-happens';
}

function fateOf({ position, transitions, effects }: EnrolmentRun): Fate {
  return {
    history: transitions.map(({ node, outcome, at }) => `${node} ${outcome} ${at}`),
    effects: effects.map(({ type, op, at }) => `${type} ${op} ${at}`),
    op: position.op,
    entered: position.entered,
    finished: position.due === null,
  };
}

function same(left: Fate, right: Fate): boolean {
  return (
    left.op === right.op &&
    left.entered === right.entered &&
    left.finished === right.finished &&
    sameLines(left.history, right.history) &&
    sameLines(left.effects, right.effects)
  );
}

function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
