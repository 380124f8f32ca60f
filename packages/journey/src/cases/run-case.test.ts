import { localDateOf, localTimeOf } from '@magpie/calendar';
import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { randomPlan } from '../testing/random-plan.ts';
import { casesSchema, type Expectation, type JourneyCase } from './case-schema.ts';
import { readCases } from './read-cases.ts';
import { runCase } from './run-case.ts';

const zone = 'Asia/Shanghai';
/** Of every random plan. */
const anchorDate = '2026-08-19';
const ground = { zone, render: (template: string) => template };

describe('cases of a journey', () => {
  it('go as they went, whatever the plan, and as nothing else', () => {
    const random = seededRandom('cases');
    let steps = 0;
    for (let round = 0; round < 500; round += 1) {
      const plan = randomPlan(random);
      const start = Date.parse('2026-07-01T00:00:00Z') + random.integer(30) * 86_400_000;
      const given = caseOf({
        anchorDate,
        startAt: `${localDateOf(start, zone)}T${localTimeOf(start, zone)}`,
        person: { id: `p${round}`, did: [{ event: 'Order Completed', at: '2026-08-10T12:00', value: 9_900 }] },
      });
      const went = wentOf(plan, given);
      expect(differences(plan, { ...given, expect: went })).toEqual([]);
      const last = went.leaves?.at(-1);
      if (last === undefined) continue;
      steps += 1;
      for (const wrong of [
        { enters: false },
        { leaves: [{ ...last, outcome: 'never' }] },
        { leaves: [{ ...last, at: '1999-01-01T00:00' }] },
        { leaves: [...(went.leaves ?? []), last] },
        { never: [last.step] },
        { ends: 'nowhere' },
        { texts: { [last.step]: 'never written' } },
      ])
        expect({ wrong, found: differences(plan, { ...given, expect: wrong }).length }).toEqual({ wrong, found: 1 });
    }
    expect(steps).toBeGreaterThan(300);
  });

  it('find somebody who is drawn as the case has it, the same each time', () => {
    const random = seededRandom('draws');
    let drawn = 0;
    for (let round = 0; round < 300; round += 1) {
      const plan = randomPlan(random);
      const split = plan.ops.find((op) => op.op === 'split');
      if (split?.op !== 'split') continue;
      for (const { outcome, weight } of split.arms) {
        const run = runCase(plan, caseOf({ anchorDate, startAt: '2026-07-01T00:00', person: { draws: { [split.node]: outcome } } }), ground);
        if (weight === 0) expect(run).toEqual({ ok: false, refusal: { type: 'never-drawn', step: split.node, arm: outcome } });
        else if (run.ok) {
          const taken = run.value.went.leaves?.find(({ step }) => step === split.node);
          // Who comes too late to a split that waits is drawn nowhere.
          if (taken !== undefined && taken.outcome !== 'skipped') expect(taken.outcome).toBe(outcome);
          drawn += 1;
        }
      }
    }
    expect(drawn).toBeGreaterThan(50);
    const plan = randomPlan(random);
    expect(runCase(plan, caseOf({ anchorDate, startAt: '2026-07-01T00:00', person: { draws: { nowhere: 'a' } } }), ground)).toEqual({
      ok: false,
      refusal: { type: 'no-such-split', step: 'nowhere' },
    });
  });

  it('say what a case lacks', () => {
    const plan = randomPlan(seededRandom('lacks'));
    expect(runCase(plan, caseOf({}), ground)).toEqual({ ok: false, refusal: { type: 'no-anchor-date' } });
    expect(runCase(plan, caseOf({ anchorDate: '2026-08-20' }), ground)).toEqual({
      ok: false,
      refusal: { type: 'not-its-anchor', date: '2026-08-20' },
    });
    expect(runCase(withoutMoment({ ...plan, anchor: null }), caseOf({}), ground)).toEqual({ ok: false, refusal: { type: 'no-start' } });
  });
});

describe('a file of cases', () => {
  it('is refused by place, and never faults', () => {
    const good = { format: 1, zone, cases: [{ name: 'one' }] };
    expect(readCases(JSON.stringify(good)).ok).toBe(true);
    for (const [spoilt, place] of [
      [{ ...good, zone: 'Mars/Base' }, 'zone'],
      [{ ...good, cases: [] }, 'cases'],
      [{ ...good, cases: [{ name: 'one', startAt: '2026-02-31T10:00' }] }, 'cases.0.startAt'],
      [{ ...good, cases: [{ name: 'one', startAt: '2026-02-01 10:00' }] }, 'cases.0.startAt'],
      [{ ...good, cases: [{ name: 'one', person: { did: [{ event: 'x', at: '24:00' }] } }] }, 'cases.0.person.did.0.at'],
      [{ ...good, cases: [{ name: 'one', expect: { enter: true } }] }, 'cases.0.expect'],
    ] as const) {
      const read = readCases(JSON.stringify(spoilt));
      expect(read.ok ? [] : read.refusal.map((flaw) => flaw.place)).toEqual([place]);
    }
    expect(readCases('{').ok).toBe(false);
  });
});

function caseOf(given: Record<string, unknown>): JourneyCase {
  const [only] = casesSchema.parse({ format: 1, zone, cases: [{ name: 'a case', ...given }] }).cases;
  if (only === undefined) throw new Error('One case was given');
  return only;
}

function wentOf(plan: Plan, given: JourneyCase): Expectation {
  const run = runCase(plan, given, ground);
  if (!run.ok) throw new Error(run.refusal.type);
  return run.value.went;
}

function differences(plan: Plan, given: JourneyCase): readonly unknown[] {
  const run = runCase(plan, given, ground);
  if (!run.ok) throw new Error(run.refusal.type);
  return run.value.differences;
}

function withoutMoment(plan: Plan): Plan {
  return { ...plan, ops: plan.ops.map((op) => (op.op === 'enter' ? { ...op, at: null } : op)) };
}
