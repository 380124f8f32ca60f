import { type Random, seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { type Plan, runEnrolment } from '../plan/index.ts';
import { randomHistory, type RandomHistory } from '../testing/random-history.ts';
import { randomPlan } from '../testing/random-plan.ts';
import { worldOf } from '../testing/world-of.ts';
import { type Person, personWorld } from './person-world.ts';
import { populationTally } from './population-tally.ts';
import { walkPerson } from './walk-person.ts';

describe('walking one person', () => {
  it('goes the way that a run would go, and every filter is explained as it was decided', () => {
    const random = seededRandom('walk');
    for (let round = 0; round < 2_000; round++) {
      const { plan, history, person } = someone(random);
      const times = { startAt: history.startAt, until: history.until };
      const walk = walkPerson(plan, person, { ...times, enterAsOf: history.startAt, sending: null });
      const run = runEnrolment(
        plan,
        { ...times, instants: history.facts.events.map(({ occurredAt }) => occurredAt) },
        worldOf(plan, history, { foresight: false }),
      );
      expect(walk.steps.map(({ node, outcome, at }) => `${node} ${outcome} ${at}`)).toEqual(
        run.transitions.map(({ node, outcome, at }) => `${node} ${outcome} ${at}`),
      );
      expect(walk.steps.flatMap(({ effects }) => effects).length).toBe(run.effects.length);
      for (const { outcome, reason } of walk.steps) {
        if (reason.type === 'filters')
          expect(reason.asked.find(({ explanation }) => explanation.met)?.outcome ?? 'none').toBe(met(outcome, reason.asked));
        if (reason.type === 'event') expect(reason.occurredAt !== null).toBe(outcome === 'matched');
        if (reason.type === 'reach') expect(reason.unreachable === null).toBe(outcome === 'intended');
      }
    }
  });

  it('shows tags that the journey itself has set, to the filters behind them', () => {
    const random = seededRandom('tags');
    let changed = 0;
    for (let round = 0; round < 3_000; round++) {
      const { plan, history, person } = someone(random);
      const { steps } = walkPerson(plan, person, { startAt: history.startAt, until: history.until, enterAsOf: history.startAt, sending: null });
      const set = new Set(steps.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === 'update' ? effect.addTags : []))));
      const own = new Set(history.facts.tags.map(({ tag }) => tag));
      for (const { reason } of steps) {
        const clauses = reason.type === 'filters' ? reason.asked.map(({ explanation }) => explanation) : [];
        for (const { clause, found } of clauses)
          if (clause.type === 'tag' && found.type === 'mark' && found.stands && !own.has(clause.tag)) {
            expect(set).toContain(clause.tag);
            changed += 1;
          }
      }
    }
    expect(changed).toBeGreaterThan(0);
  });
});

describe('a population', () => {
  it('balances at every node, and its ways add up to everybody', () => {
    const random = seededRandom('population');
    for (let round = 0; round < 100; round++) {
      const plan = randomPlan(random, { cohorts: true });
      const tally = populationTally(plan);
      for (let member = 0; member < 40; member++) {
        const history = randomHistory(random, plan);
        const person = personOf(plan, history);
        tally.add(runEnrolment(plan, { ...history, instants: [] }, personWorld(plan, person, { foresight: true })));
      }
      const { people, nodes, paths, differentPaths, untaken } = tally.result();
      expect(people).toBe(40);
      expect(differentPaths).toBe(paths.length);
      expect(paths.reduce((sum, path) => sum + path.people, 0)).toBe(40);
      for (const { entered, here, outcomes } of Object.values(nodes))
        expect(here + Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(entered);
      expect(nodes[plan.ops[0]?.node ?? '']?.entered).toBe(40);
      for (const { node, outcome } of untaken) expect(nodes[node]?.outcomes[outcome]).toBe(0);
    }
  });
});

function met(outcome: string, asked: readonly { readonly outcome: string }[]): string {
  return asked.some((each) => each.outcome === outcome) ? outcome : 'none';
}

function someone(random: Random): { readonly plan: Plan; readonly history: RandomHistory; readonly person: Person } {
  const plan = randomPlan(random, { cohorts: true });
  const history = randomHistory(random, plan);
  return { plan, history, person: personOf(plan, history) };
}

function personOf(plan: Plan, history: RandomHistory): Person {
  const channels = plan.ops.flatMap((op) => (op.op === 'send' && history.addressed ? [op.channel] : []));
  return { ...history, anchorDates: [history.anchorDate], channels: new Set(channels) };
}
