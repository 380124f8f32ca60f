import { type Filter, moveClause, negateClause, parseFilterText, printFilter, removeClause, stepClause, wrapClause } from '@magpie/audience';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBuilder, isChanged } from './create-builder.ts';

const filterArbitrary = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ type: fc.constant('tag' as const), tag: fc.string() }),
    fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('filter') }),
  ),
})).filter;

const tag = (name: string): Filter => ({ type: 'tag', tag: name });
const all = (...of: readonly Filter[]): Filter => ({ type: 'all', of });
const empty = { filter: all(), anchor: null };

function rig(initial: Filter = all()) {
  let clock = 0;
  const builder = createBuilder({ filter: initial, anchor: null }, { now: () => clock });
  return {
    ...builder,
    wait: (ms: number) => (clock += ms),
    get filter() {
      return builder.store.getState().filter;
    },
    get steps() {
      return builder.store.getState().past.length;
    },
  };
}

describe('a builder', () => {
  it('takes back and does again, one change at a time', () => {
    const builder = rig();
    builder.change(all(tag('vip')));
    builder.change(all(tag('vip'), tag('new')));
    builder.setAnchor({ type: 'festival', festival: 'qixi' });
    builder.undo();
    expect([builder.store.getState().anchor, builder.filter]).toEqual([null, all(tag('vip'), tag('new'))]);
    builder.undo();
    builder.redo();
    builder.redo();
    builder.redo();
    expect(builder.store.getState().anchor).toEqual({ type: 'festival', festival: 'qixi' });
  });

  it('takes a word that was typed as one step, and what came later as another', () => {
    const builder = rig(all(tag('')));
    for (const text of ['v', 'vi', 'vip']) builder.change(all(tag(text)));
    expect(builder.steps).toBe(1);
    builder.wait(2_000);
    builder.change(all(tag('vips')));
    expect(builder.steps).toBe(2);
    builder.undo();
    expect(builder.filter).toEqual(all(tag('vip')));
    // What is done anew after taking back leads another way.
    builder.change(all(tag('x')));
    builder.redo();
    expect(builder.filter).toEqual(all(tag('x')));
  });

  it('knows whether something is not kept yet', () => {
    const { store, change, keep, undo } = createBuilder(empty);
    expect(isChanged(store.getState())).toBe(false);
    change(all(tag('vip')));
    expect(isChanged(store.getState())).toBe(true);
    keep(1, { filter: all(tag('vip')), anchor: null });
    expect(isChanged(store.getState())).toBe(false);
    undo();
    expect(isChanged(store.getState())).toBe(true);
  });

  it('comes back to where it began, however much was changed', () => {
    const verbs = fc.array(
      fc.tuple(fc.constantFrom('put', 'move', 'step', 'wrap', 'not', 'remove', 'wait', 'text'), fc.nat(), fc.nat(), filterArbitrary),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(filterArbitrary, verbs, (first, asked) => {
        const builder = rig(all(first));
        for (const [verb, one, two, other] of asked) {
          const { filter } = builder;
          const count = filter.type === 'all' ? filter.of.length : 0;
          const place = ['of', count === 0 ? 0 : one % count] as const;
          if (verb === 'wait') builder.wait(one);
          else if (verb === 'put') builder.change(all(...(filter.type === 'all' ? filter.of : []), other));
          else if (verb === 'move') builder.change(moveClause(filter, place, ['of', count === 0 ? 0 : two % (count + 1)])?.filter ?? filter);
          else if (verb === 'step') builder.change(stepClause(filter, place, two % 2 === 0 ? 'up' : 'down')?.filter ?? filter);
          else if (verb === 'wrap') builder.change(wrapClause(filter, place, 'any'));
          else if (verb === 'not') builder.change(negateClause(filter, place));
          else if (verb === 'remove') builder.change(removeClause(filter, place));
          else {
            const parsed = parseFilterText(printFilter(filter));
            if (parsed.ok) builder.change(parsed.value);
          }
        }
        const last = builder.filter;
        const { steps } = builder;
        for (let step = 0; step < steps; step += 1) builder.undo();
        expect(builder.filter).toEqual(all(first));
        for (let step = 0; step < steps; step += 1) builder.redo();
        expect(builder.filter).toEqual(last);
      }),
      { numRuns: 100 },
    );
  });
});
