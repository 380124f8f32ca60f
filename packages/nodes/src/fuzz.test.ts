import {
  applyEdit,
  checkJourney,
  compileJourney,
  exportDocument,
  hasErrors,
  importDocument,
  type JourneyDocument,
  journeyProblemCodes,
  parseDocument,
} from '@magpie/journey';
import { type Plan, planHash } from '@magpie/journey/plan';
import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { kinds } from './index.ts';
import { randomJourney } from './testing/random-journey.ts';
import { spoil } from './testing/spoil.ts';
import { nodeWords } from './words.ts';

/** MAGPIE_CASES=1000000 runs a million. */
const cases = Number(process.env['MAGPIE_CASES'] ?? 100_000);

/** Journeys to start from, as text. */
const sound = Array.from({ length: 400 }, (_, index) => JSON.stringify(randomJourney(seededRandom(`sound ${index}`), 6)));

describe('journeys', () => {
  it('compile when no error was found, to plans that lead forward to an end, and survive export', () => {
    const random = seededRandom('valid journeys');
    for (let number = 0; number < cases / 200; number++) {
      const document = randomJourney(random, 12);
      expect(checkJourney(document, kinds).filter(({ severity }) => severity === 'error')).toEqual([]);
      const compiled = compileJourney(document, kinds);
      expect(compiled.ok && flawOf(compiled.value)).toBeNull();
      const text = exportDocument(document);
      const read = importDocument(text, kinds);
      expect(read.ok && exportDocument(read.value)).toBe(text);
    }
  });

  it(`are read, checked and compiled without a fault, whatever they hold: ${cases} spoilt documents`, () => {
    const random = seededRandom('spoilt journeys');
    const codes = new Set<string>();
    const counts = { refused: 0, erroneous: 0, compiled: 0 };
    for (let number = 0; number < cases; number++) {
      const parsed = parseDocument(spoil(random, sound[number % sound.length] ?? ''), kinds);
      if (!parsed.ok) {
        counts.refused += 1;
        for (const { code } of parsed.refusal) codes.add(code);
        continue;
      }
      const compiled = compileJourney(parsed.value, kinds);
      const problems = compiled.ok ? checkJourney(parsed.value, kinds) : compiled.refusal;
      for (const { code } of problems) codes.add(code);
      if (compiled.ok === hasErrors(problems)) throw new Error(`Checked and compiled apart: ${JSON.stringify(parsed.value)}`);
      if (!compiled.ok) counts.erroneous += 1;
      else if (number % 10 === 0 && flawOf(compiled.value) !== null)
        throw new Error(`${flawOf(compiled.value) ?? ''}: ${JSON.stringify(parsed.value)}`);
      counts.compiled += compiled.ok ? 1 : 0;
    }
    // Fuzzing that stops at the door finds nothing: all three ends must be common, and nearly every code met.
    expect(Math.min(...Object.values(counts)) / cases).toBeGreaterThan(0.05);
    expect(journeyProblemCodes.filter((code) => !codes.has(code))).toEqual(['journey.not-json']);
    expect([...codes].filter((code) => nodeWords.en[`problem.${code}`] === undefined)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  }, 600_000);

  it('can be edited and given back whatever drafts they are', () => {
    const random = seededRandom('spoilt drafts');
    for (let number = 0; number < cases / 50; number++) {
      const parsed = parseDocument(spoil(random, sound[number % sound.length] ?? ''), kinds);
      if (!parsed.ok) continue;
      for (const { id } of parsed.value.nodes) expect(undone(parsed.value, id)).toEqual(parsed.value);
    }
  });
});

function undone(document: JourneyDocument, id: string): JourneyDocument | null {
  const removed = applyEdit(document, { type: 'removeNode', id });
  const back = removed.ok ? applyEdit(removed.value.document, removed.value.inverse) : removed;
  return back.ok ? back.value.document : null;
}

/** Why a plan is no plan; null when it is one. */
function flawOf(plan: Plan): string | null {
  if (plan.ops[0]?.op !== 'enter' || plan.ops.slice(1).some(({ op }) => op === 'enter')) return 'one entry, first';
  if (new Set(plan.ops.map(({ id }) => id)).size !== plan.ops.length) return 'ids are unique';
  for (const [index, op] of plan.ops.entries()) {
    if (op.op !== 'end' && Object.values<number>(op.next).some((next) => next <= index || next >= plan.ops.length))
      return `ways lead forward: ${op.id}`;
  }
  return plan.hash === planHash(plan) ? null : 'the hash is of the content';
}
