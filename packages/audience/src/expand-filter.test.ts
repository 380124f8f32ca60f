import { describe, expect, it } from 'vitest';
import { expandFilter } from './expand-filter.ts';
import type { Filter } from './filter.ts';

const named = (audience: string): Filter => ({ type: 'audience', audience });
const vip: Filter = { type: 'tag', tag: 'vip' };
const saved: Readonly<Record<string, Filter>> = {
  vips: vip,
  both: { type: 'all', of: [named('vips'), { type: 'not', of: named('vips') }] },
  a: { type: 'not', of: named('b') },
  b: { type: 'any', of: [vip, named('a')] },
  dangling: named('gone'),
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, level) => [`double${level + 1}`, { type: 'all', of: [named(`double${level}`), named(`double${level}`)] }]),
  ),
  double0: vip,
};
const expand = (filter: Filter) => expandFilter(filter, (id) => saved[id] ?? null);

describe('expandFilter', () => {
  it('puts filters in the places of their names, at any depth', () => {
    expect(expand({ type: 'any', of: [named('both'), vip] })).toEqual({
      ok: true,
      value: { type: 'any', of: [{ type: 'all', of: [vip, { type: 'not', of: vip }] }, vip] },
    });
  });

  it.each([
    ['a loop', { type: 'all', of: [vip, named('a')] }, 'audience.reference-loop', ['of', 1], { audience: 'a' }],
    ['one that is missing', { type: 'not', of: named('nobody') }, 'audience.reference-missing', ['of'], { audience: 'nobody' }],
    ['one that names a missing one', named('dangling'), 'audience.reference-missing', [], { audience: 'gone' }],
    ['one that grows without measure', named('double12'), 'audience.too-many-clauses', [], { limit: 2_000 }],
  ] as const)('refuses %s', (_, filter, code, path, parameters) => {
    expect(expand(filter)).toEqual({ ok: false, refusal: [{ code, severity: 'error', path: [...path], parameters }] });
  });
});
