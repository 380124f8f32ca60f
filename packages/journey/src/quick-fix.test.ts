import type { Problem } from '@magpie/kit';
import { expect, it } from 'vitest';
import { checkJourney } from './check-journey.ts';
import type { JourneyDocument } from './document.ts';
import { applyEdit } from './edit/apply-edit.ts';
import { quickFix } from './quick-fix.ts';
import { tinyJourney, tinyKinds, tinyNode } from './testing/tiny-kinds.ts';

const [entry, mark, fork, end] = [tinyNode('in', 'entry'), tinyNode('mark', 'mark'), tinyNode('fork', 'fork'), tinyNode('end', 'end')];
const onDay = { type: 'anchor', offsetDays: 1, time: '10:00', zone: 'workspace', past: 'skip' } as const;

function problemOf(document: JourneyDocument, code: string): Problem {
  const problem = checkJourney(document, tinyKinds).find((each) => each.code === code);
  if (problem === undefined) throw new Error(`There is no ${code}`);
  return problem;
}

/** Mends the problem of that code and says what is still wrong, and whether taking it back gives the first document. */
function mended(document: JourneyDocument, code: string): { readonly left: readonly string[]; readonly comesBack: boolean } | null {
  const edits = quickFix(problemOf(document, code), document, { kinds: tinyKinds });
  if (edits === null) return null;
  const edited = applyEdit(document, { type: 'batch', edits });
  if (!edited.ok) throw new Error(edited.refusal);
  const back = applyEdit(edited.value.document, edited.value.inverse);
  return {
    left: checkJourney(edited.value.document, tinyKinds).map((problem) => problem.code),
    comesBack: back.ok && JSON.stringify(back.value.document) === JSON.stringify(document),
  };
}

it.each<readonly [string, JourneyDocument]>([
  ['journey.dangling-edge', tinyJourney([entry, end], ['in.out>end', 'end.out>gone'])],
  ['journey.unknown-port', tinyJourney([entry, end], ['in.out>end', 'in.side>end'])],
  ['journey.port-wired-twice', tinyJourney([entry, mark, end], ['in.out>mark', 'in.out>end', 'mark.out>end'])],
  ['journey.unreachable', tinyJourney([entry, mark, end], ['in.out>end', 'mark.out>end'])],
  ['journey.unknown-kind', tinyJourney([entry, fork, { ...mark, type: 'strange' }, end], ['in.out>fork', 'fork.yes>end', 'fork.no>mark'])],
  ['journey.when-not-allowed', tinyJourney([entry, { ...end, when: onDay }], ['in.out>end'])],
  [
    'journey.when-without-anchor',
    tinyJourney([{ ...entry, config: { anchored: false } }, { ...mark, when: onDay }, end], ['in.out>mark', 'mark.out>end'], { goal: null }),
  ],
  ['journey.config-malformed', tinyJourney([entry, { ...mark, config: { tag: 7 } }, end], ['in.out>mark', 'mark.out>end'])],
])('mends %s, and it can be taken back', (code, document) => {
  const { left, comesBack } = mended(document, code) ?? { left: [code], comesBack: false };
  expect(left).not.toContain(code);
  expect(comesBack).toBe(true);
});

it('counts the goal of a journey without a day from each one’s own entry, and takes the edge back into the entry away', () => {
  const without = tinyJourney([{ ...entry, config: { anchored: false } }, end], ['in.out>end']);
  expect(mended(without, 'journey.goal-without-anchor')).toEqual({ left: [], comesBack: true });
  expect(quickFix(problemOf(without, 'journey.goal-without-anchor'), without, { kinds: tinyKinds })).toEqual([
    { type: 'setGoal', goal: { event: 'Order Completed', where: [], windowDays: 1, from: 'entry' } },
  ]);
  const back = tinyJourney([entry, mark], ['in.out>mark', 'mark.out>in']);
  expect(mended(back, 'journey.edge-into-entry')).toEqual({ left: ['journey.unwired-port'], comesBack: true });
});

it('takes what a kind knows nothing of out of a config, and leaves the rest', () => {
  const document = tinyJourney([entry, { ...mark, config: { tag: 'kept', more: 1 } }, end], ['in.out>mark', 'mark.out>end']);
  expect(quickFix(problemOf(document, 'journey.config-malformed'), document, { kinds: tinyKinds })).toEqual([
    { type: 'setFields', id: 'mark', set: {}, unset: ['more'] },
  ]);
});

it('asks the kind about its own, with the path inside the config and what the workspace knows', () => {
  const asked: unknown[] = [];
  const { mark: known } = tinyKinds;
  if (known === undefined) throw new Error('There is no such kind');
  const fix: typeof known.fix = (...args) => {
    asked.push(args);
    return { tag: 'mended' };
  };
  const kinds = { ...tinyKinds, mark: { ...known, fix } };
  const workspace = { name: 'Tea', forbiddenWords: null, memberFields: null, audiences: null };
  const document = tinyJourney([entry, { ...mark, config: { tag: '' } }, end], ['in.out>mark', 'mark.out>end']);
  expect(quickFix(problemOf(document, 'mark.no-tag'), document, { kinds, workspace })).toEqual([
    { type: 'setFields', id: 'mark', set: { tag: 'mended' }, unset: [] },
  ]);
  expect(asked).toEqual([[{ tag: '' }, expect.objectContaining({ code: 'mark.no-tag', path: ['tag'] }), workspace]]);
});

it('has no answer for a kind that has none, nor for what is there no more', () => {
  const document = tinyJourney([entry, { ...mark, config: { tag: '' } }, end], ['in.out>mark', 'mark.out>end', 'in.side>end']);
  expect(quickFix(problemOf(document, 'mark.no-tag'), document, { kinds: tinyKinds })).toBeNull();
  expect(quickFix({ ...problemOf(document, 'mark.no-tag'), node: 'gone' }, document, { kinds: tinyKinds })).toBeNull();
  const stale = problemOf(document, 'journey.unknown-port');
  const after = { ...document, edges: document.edges.slice(1) };
  expect(quickFix(stale, after, { kinds: tinyKinds })).toBeNull();
  expect(quickFix(stale, { ...document, edges: [] }, { kinds: tinyKinds })).toBeNull();
});
