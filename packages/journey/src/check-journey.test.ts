import { describe, expect, it } from 'vitest';
import { invariant } from '@magpie/kit';
import { checkJourney } from './check-journey.ts';
import type { JourneyDocument, JourneyNode, When } from './document.ts';
import { tinyJourney, tinyKinds, tinyNode } from './testing/tiny-kinds.ts';
import { unknownWorkspace } from './workspace-facts.ts';

const [entry, mark, fork, end] = [tinyNode('in', 'entry'), tinyNode('mark', 'mark'), tinyNode('fork', 'fork'), tinyNode('end', 'end')];
const onDay = (offsetDays: number, time = '10:00'): When => ({ type: 'anchor', offsetDays, time, zone: 'workspace', past: 'skip' });

/** `code@node` of every problem, warnings in brackets. */
const found = (document: JourneyDocument): readonly string[] =>
  checkJourney(document, tinyKinds).map(({ code, node, severity }) => (severity === 'warning' ? `(${code}@${node ?? ''})` : `${code}@${node ?? ''}`));

describe('checkJourney', () => {
  it.each<readonly [string, JourneyDocument, readonly string[]]>([
    ['a whole journey', tinyJourney([entry, fork, mark, end], ['in.out>fork', 'fork.yes>mark', 'mark.out>end']), []],
    ['a merge', tinyJourney([entry, fork, mark, end], ['in.out>fork', 'fork.yes>mark', 'fork.no>end', 'mark.out>end']), []],
    ['nothing at all', tinyJourney([], [], { goal: null }), ['(journey.no-goal@)', 'journey.no-entry@']],
    [
      'two entries',
      tinyJourney([entry, tinyNode('in2', 'entry'), end], ['in.out>end', 'in2.out>end']),
      ['journey.several-entries@in2', '(journey.unreachable@in2)'],
    ],
    ['an unknown kind', tinyJourney([entry, { ...end, type: 'constructor' }], ['in.out>end']), ['journey.unknown-kind@end']],
    ['a kind that is newer than we are', tinyJourney([entry, { ...end, version: 7 }], ['in.out>end']), ['journey.kind-too-new@end']],
    [
      'a config that does not fit',
      tinyJourney([entry, { ...mark, config: { tag: 3, more: 1 } }, end], ['in.out>mark', 'mark.out>end']),
      ['journey.config-malformed@mark', 'journey.config-malformed@mark'],
    ],
    ["a kind's own problem", tinyJourney([entry, { ...mark, config: { tag: '' } }, end], ['in.out>mark', 'mark.out>end']), ['mark.no-tag@mark']],
    ['a node id twice', tinyJourney([entry, end, end], ['in.out>end']), ['journey.duplicate-id@']],
    ['an edge to nowhere', tinyJourney([entry, end], ['in.out>gone']), ['journey.dangling-edge@', '(journey.unreachable@end)']],
    ['a port that is not there', tinyJourney([entry, end], ['in.out>end', 'in.side>end']), ['journey.unknown-port@in']],
    ['two edges from a port', tinyJourney([entry, mark, end], ['in.out>mark', 'in.out>end', 'mark.out>end']), ['journey.port-wired-twice@in']],
    [
      'back into the entry',
      tinyJourney([entry, mark], ['in.out>mark', 'mark.out>in']),
      ['journey.edge-into-entry@in', 'journey.cycle@in', 'journey.cycle@mark'],
    ],
    [
      'a loop, and what hangs behind it',
      tinyJourney([entry, fork, mark, end], ['in.out>fork', 'fork.yes>mark', 'mark.out>fork', 'fork.no>end']),
      ['journey.cycle@fork', 'journey.cycle@mark'],
    ],
    ['a step onto itself', tinyJourney([entry, mark], ['in.out>mark', 'mark.out>mark']), ['journey.cycle@mark']],
    ['an open port', tinyJourney([entry, mark], ['in.out>mark']), ['(journey.unwired-port@mark)']],
    ['what nobody comes to', tinyJourney([entry, mark, end], ['in.out>end', 'mark.out>end']), ['(journey.unreachable@mark)']],
    ['a time where none can be', tinyJourney([entry, { ...end, when: onDay(1) }], ['in.out>end']), ['journey.when-not-allowed@end']],
    [
      'a day without an anchor',
      tinyJourney([{ ...entry, config: { anchored: false } }, { ...mark, when: onDay(1) }, end], ['in.out>mark', 'mark.out>end']),
      ['journey.goal-without-anchor@', 'journey.when-without-anchor@mark'],
    ],
    [
      'a goal from each one’s own entry',
      tinyJourney([{ ...entry, config: { anchored: false } }, end], ['in.out>end'], {
        goal: { event: 'Order Completed', where: [], from: 'entry', windowDays: 3 },
      }),
      [],
    ],
    [
      'an entry without an anchor and no goal',
      tinyJourney([{ ...entry, config: { anchored: false } }, end], ['in.out>end'], { goal: null }),
      ['(journey.no-goal@)'],
    ],
    [
      'a step before the step before it',
      tinyJourney([entry, { ...fork, when: onDay(0) }, { ...mark, when: onDay(-3) }, end], ['in.out>fork', 'fork.yes>mark', 'mark.out>end']),
      ['(journey.moments-out-of-order@mark)'],
    ],
    [
      'a step before anyone enters',
      tinyJourney([entry, { ...mark, when: onDay(-21) }, end], ['in.out>mark', 'mark.out>end']),
      ['(journey.moments-out-of-order@mark)'],
    ],
    [
      'two steps at one moment',
      tinyJourney([entry, { ...fork, when: onDay(0) }, { ...mark, when: onDay(0) }, end], ['in.out>fork', 'fork.yes>mark', 'mark.out>end']),
      [],
    ],
    ['no name', { ...tinyJourney([entry, end], ['in.out>end']), name: ' ' }, ['journey.unnamed@']],
  ])('finds in %s what is wrong there', (_, document, problems) => {
    expect(found(document)).toEqual(problems);
  });

  it('leads to the field', () => {
    const document = tinyJourney([entry, { ...mark, config: { tag: '' } }, end], ['in.out>mark', 'mark.out>end']);
    expect(checkJourney(document, tinyKinds)).toEqual([
      { code: 'mark.no-tag', severity: 'error', node: 'mark', path: ['config', 'tag'], parameters: {} },
    ]);
  });

  it('names the earlier step of a moment out of order, also across a merge', () => {
    const document = tinyJourney(
      [entry, fork, { ...mark, when: onDay(2) }, tinyNode('late', 'mark', { when: onDay(5) }), tinyNode('last', 'mark', { when: onDay(3) })],
      ['in.out>fork', 'fork.yes>mark', 'fork.no>late', 'mark.out>last', 'late.out>last'],
    );
    expect(checkJourney(document, tinyKinds).filter(({ code }) => code === 'journey.moments-out-of-order')).toEqual([
      { code: 'journey.moments-out-of-order', severity: 'warning', node: 'last', path: ['when'], parameters: { before: 'late' } },
    ]);
  });

  it('reads two thousand nodes in one long cycle, and in a ladder of merges', () => {
    const nodes = Array.from({ length: 1_999 }, (_, index) => tinyNode(`n${index}`, 'fork', { when: onDay(index % 7) }));
    const ring = tinyJourney([entry, ...nodes], ['in.out>n0', ...nodes.map((_, index) => `n${index}.yes>n${(index + 1) % nodes.length}`)]);
    expect(checkJourney(ring, tinyKinds).filter(({ code }) => code === 'journey.cycle')).toHaveLength(nodes.length);
    const ladder = tinyJourney(
      [entry, ...nodes],
      ['in.out>n0', ...nodes.slice(0, -2).flatMap((_, index) => [`n${index}.yes>n${index + 1}`, `n${index}.no>n${index + 2}`])],
    );
    expect(checkJourney(ladder, tinyKinds).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it('asks a kind about a step again only when the step is another, or what it is checked against', () => {
  let asked = 0;
  const { mark: tinyMark } = tinyKinds;
  invariant(tinyMark !== undefined, 'It is one of the tiny kinds');
  const counting = {
    ...tinyKinds,
    mark: {
      ...tinyMark,
      check: (...question: Parameters<typeof tinyMark.check>) => {
        asked += 1;
        return tinyMark.check(...question);
      },
    },
  };
  const flow = (...steps: readonly JourneyNode[]): JourneyDocument => tinyJourney(steps, ['in.out>mark', 'mark.out>end']);
  checkJourney(flow(entry, mark, end), counting);
  checkJourney(flow(entry, mark, { ...end, name: 'Over' }), counting);
  expect(asked).toBe(1);
  checkJourney(flow(entry, mark, end), counting, { ...unknownWorkspace, name: 'Tea' });
  expect(asked).toBe(2);
  expect(checkJourney(flow(entry, { ...mark, config: { tag: '' } }, end), counting).map(({ code }) => code)).toContain('mark.no-tag');
  expect(asked).toBe(3);
});
