import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterSchema } from './filter-schema.ts';
import type { Filter } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import { audienceProblemCodes } from './problem-codes.ts';
import { eventFilter } from './testing/event-filter.ts';
import { filterArbitrary } from './testing/filter-arbitrary.ts';

const tag: Filter = { type: 'tag', tag: 'vip' };
const nested = (depth: number): unknown => Array.from({ length: depth - 1 }).reduce<unknown>((of) => ({ type: 'not', of }), tag);
const problemsOf = (value: unknown): unknown => {
  const parsed = parseFilter(value);
  return parsed.ok ? null : parsed.refusal.map(({ code, path }) => `${code} ${path.join('.')}`);
};
const event = eventFilter();

describe('parseFilter', () => {
  it('gives back every filter of the language, through JSON too', () => {
    fc.assert(
      fc.property(filterArbitrary, (filter) => {
        const document: unknown = JSON.parse(JSON.stringify(filter));
        expect(parseFilter(document)).toEqual({ ok: true, value: document });
      }),
    );
  });

  it.each<[string, unknown, string[]]>([
    ['no object', 'vip', ['audience.malformed ']],
    ['an unknown clause', { type: 'all', of: [tag, { type: 'zodiac' }] }, ['audience.malformed of.1.type']],
    ['a missing field', { type: 'not', of: { type: 'tag' } }, ['audience.malformed of.tag']],
    ['a field too many', { ...tag, colour: 'red' }, ['audience.malformed ']],
    ['a long text', { type: 'tag', tag: 'x'.repeat(501) }, ['audience.text-too-long tag']],
    ['a text no database holds', { type: 'tag', tag: 'a\u0000b' }, ['audience.malformed tag']],
    ['half a character', { type: 'tag', tag: '\ud83d' }, ['audience.malformed tag']],
    ['a day that is none', { ...event, window: { type: 'absolute', from: '2026-02-30', to: null } }, ['audience.malformed window.from']],
    ['an infinite number', { ...event, test: { op: '>', value: Infinity } }, ['audience.malformed test.value']],
    ['a text compared by size', { type: 'attribute', name: 'a', test: { op: '>', value: '3' } }, ['audience.malformed test.value']],
  ])('refuses %s', (_, value, expected) => {
    expect(problemsOf(value)).toEqual(expected);
  });

  it('bounds depth and size, and takes what is just within', () => {
    expect(problemsOf(nested(20))).toBe(null);
    expect(problemsOf(nested(21))).toEqual([`audience.too-deep ${Array.from({ length: 20 }).fill('of').join('.')}`]);
    expect(problemsOf({ type: 'all', of: Array.from({ length: 499 }, () => tag) })).toBe(null);
    expect(problemsOf({ type: 'all', of: Array.from({ length: 500 }, () => tag) })).toEqual(['audience.too-many-clauses ']);
    expect(problemsOf(nested(200_000))).toHaveLength(1);
  });

  it('survives 20,000 random documents, and its schema agrees', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('all', 'any', 'not', 'event', 'tag', '>=', 'in', 'anchor', 'rolling'),
    );
    const key = fc.oneof(
      fc.constantFrom(
        'type',
        'of',
        'test',
        'op',
        'value',
        'values',
        'window',
        'measure',
        'where',
        'event',
        'tag',
        'name',
        'cohort',
        '__proto__',
        'toString',
      ),
      fc.string({ maxLength: 5 }),
    );
    const documents = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof({ maxDepth: 5 }, scalar, fc.array(tie('json'), { maxLength: 4 }), fc.dictionary(key, tie('json'), { maxKeys: 6 })),
    })).json;
    const spoilt = fc.tuple(filterArbitrary, fc.nat(), documents).map(([filter, place, junk]) => spoil(filter, place, junk));
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(documents, spoilt), (document) => {
        const parsed = parseFilter(document);
        expect(filterSchema.safeParse(document).success).toBe(parsed.ok);
        if (parsed.ok) return;
        refused += 1;
        for (const { code } of parsed.refusal) expect(audienceProblemCodes).toContain(code);
      }),
      { numRuns: 20_000 },
    );
    expect(refused).toBeGreaterThan(10_000);
  });
});

/** A filter in which one value, wherever it is, is replaced by junk. */
function spoil(filter: Filter, place: number, junk: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(filter));
  const places: (() => void)[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      places.push(() => Object.defineProperty(value, key, { value: junk, enumerable: true }));
      walk(inner);
    }
  };
  walk(copy);
  places[place % Math.max(1, places.length)]?.();
  return copy;
}
