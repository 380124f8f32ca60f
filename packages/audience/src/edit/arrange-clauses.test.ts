import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from '../filter.ts';
import { filterArbitrary } from '../testing/filter-arbitrary.ts';
import { printFilter } from '../text/print-filter.ts';
import { type ClausePath, clauseAt, insertClause, moveClause, negateClause, removeClause, stepClause, wrapClause } from './arrange-clauses.ts';

const tag = (name: string): Filter => ({ type: 'tag', tag: name });
const all = (...of: readonly Filter[]): Filter => ({ type: 'all', of });
const any = (...of: readonly Filter[]): Filter => ({ type: 'any', of });
const not = (of: Filter): Filter => ({ type: 'not', of });
const [a, b, c, d] = [tag('a'), tag('b'), tag('c'), tag('d')];

describe('clauses', () => {
  it('move into other groups and among their own', () => {
    const filter = all(a, any(b, c), d);
    expect(moveClause(filter, ['of', 0], ['of', 1, 'of', 2])).toEqual({ filter: all(any(b, c, a), d), path: ['of', 0, 'of', 2] });
    expect(moveClause(filter, ['of', 1, 'of', 0], ['of', 0])).toEqual({ filter: all(b, a, any(c), d), path: ['of', 0] });
    expect(moveClause(filter, ['of', 0], ['of', 3])).toEqual({ filter: all(any(b, c), d, a), path: ['of', 2] });
  });

  it('cannot move into themselves, or nowhere', () => {
    const filter = all(any(a, b), c);
    expect(moveClause(filter, ['of', 0], ['of', 0, 'of', 1])).toBeNull();
    expect(moveClause(filter, ['of', 7], ['of', 0])).toBeNull();
    expect(moveClause(filter, ['of', 0], ['of', 1, 'of', 0])).toBeNull();
  });

  it('step as reading goes: past others, into groups and out of them', () => {
    let at: { readonly filter: Filter; readonly path: ClausePath } = { filter: all(a, not(any(b)), c), path: ['of', 0] };
    const seen = [];
    for (let next = stepClause(at.filter, at.path, 'down'); next !== null; next = stepClause(at.filter, at.path, 'down')) {
      at = next;
      seen.push(at.filter);
    }
    expect(seen).toEqual([all(not(any(a, b)), c), all(not(any(b, a)), c), all(not(any(b)), a, c), all(not(any(b)), c, a)]);
    for (let next = stepClause(at.filter, at.path, 'up'); next !== null; next = stepClause(at.filter, at.path, 'up')) at = next;
    expect(at).toEqual({ filter: all(a, not(any(b)), c), path: ['of', 0] });
  });

  it('get a group of their own, an opposite, company, and go', () => {
    const filter = all(a, b);
    expect(wrapClause(filter, ['of', 1], 'any')).toEqual(all(a, any(b)));
    expect(negateClause(filter, ['of', 1])).toEqual(all(a, not(b)));
    expect(negateClause(all(not(a)), ['of', 0])).toEqual(all(a));
    expect(insertClause(all(not(any(a))), ['of', 0, 'of', 'of', 1], b)).toEqual(all(not(any(a, b))));
    expect(removeClause(filter, ['of', 0])).toEqual(all(b));
    expect(clauseAt(all(not(any(a))), ['of', 0, 'of', 'of', 0])).toEqual(a);
  });

  it('are all still there, however they are moved', () => {
    fc.assert(
      fc.property(
        fc.array(filterArbitrary, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
        (of, moves) => {
          let filter = all(...of);
          const before = leaves(filter);
          for (const [first, second] of moves) {
            const places = rows(filter);
            const from = places[first % Math.max(places.length, 1)];
            const to = places[second % Math.max(places.length, 1)];
            if (from === undefined || to === undefined) continue;
            const moved = moveClause(filter, from, to) ?? stepClause(filter, from, second % 2 === 0 ? 'up' : 'down');
            if (moved === null) continue;
            expect(clauseAt(moved.filter, moved.path)).toBe(clauseAt(filter, from));
            filter = moved.filter;
          }
          expect(leaves(filter)).toEqual(before);
        },
      ),
    );
  });
});

/** Places of all clauses that stand in groups. */
function rows(filter: Filter, path: ClausePath = []): readonly ClausePath[] {
  if (filter.type === 'not') return rows(filter.of, [...path, 'of']);
  if (filter.type !== 'all' && filter.type !== 'any') return [];
  return filter.of.flatMap((clause, index) => [[...path, 'of', index], ...rows(clause, [...path, 'of', index])]);
}

function leaves(filter: Filter): readonly string[] {
  if (filter.type === 'all' || filter.type === 'any') return filter.of.flatMap(leaves).toSorted();
  return filter.type === 'not' ? leaves(filter.of) : [printFilter(filter)];
}
