import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from '../document.ts';
import { applyEdit } from '../edit/apply-edit.ts';
import type { Edit } from '../edit/edit.ts';
import { randomEdit } from '../testing/random-edit.ts';
import { soundDraft, spoiltDraft } from '../testing/tiny-drafts.ts';
import { countDifferences, diffJourneys } from './diff-journeys.ts';
import { sameValue } from './same-value.ts';

function after(edit: Edit, document = soundDraft): JourneyDocument {
  const edited = applyEdit(document, edit);
  if (!edited.ok) throw new Error(edited.refusal);
  return edited.value.document;
}

const none = { name: null, goal: null, steps: [], edges: [], moved: [], drawn: [] };

const note = { id: 'n', text: 'Ask', colour: 'yellow', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } } as const;

describe('diffJourneys', () => {
  it('says nothing of a journey and itself, or itself read again', () => {
    for (const document of [soundDraft, spoiltDraft]) {
      expect(diffJourneys(document, document)).toEqual(none);
      expect(diffJourneys(document, JSON.parse(JSON.stringify(document)))).toEqual(none);
    }
  });

  it('sees every edit that changed more than an order, and the way back as far', () => {
    let seen = 0;
    for (const first of [soundDraft, spoiltDraft])
      for (let seed = 0; seed < 60; seed += 1) {
        const random = seededRandom(`diff ${seed}`);
        let document = first;
        for (let number = 0; number < 60; number += 1) {
          const edited = applyEdit(document, randomEdit(random, document));
          if (!edited.ok) continue;
          const diff = diffJourneys(document, edited.value.document);
          const back = diffJourneys(edited.value.document, document);
          expect(countDifferences(diff) > 0).toBe(!sameValue(unordered(document), unordered(edited.value.document)));
          expect(countDifferences(back)).toBe(countDifferences(diff));
          if (countDifferences(diff) > 0) seen += 1;
          document = edited.value.document;
        }
      }
    expect(seen).toBeGreaterThan(1_000);
  });

  it.each<readonly [string, Edit, object]>([
    ['a note', { type: 'addNote', note }, { drawn: [{ kind: 'note', id: 'n', before: null, after: note }] }],
    ['a new name', { type: 'renameJourney', name: 'Other' }, { name: { before: 'Journey', after: 'Other' } }],
    ['a goal taken away', { type: 'setGoal', goal: null }, { goal: { before: soundDraft.settings.goal, after: null } }],
    ['cards that lie elsewhere, as one', { type: 'moveNodes', positions: { in: { x: 1, y: 2 }, end: { x: 3, y: 4 } } }, { moved: ['in', 'end'] }],
    [
      'a field by its path',
      { type: 'configureNode', id: 'mark', config: { tag: 'vip' } },
      { steps: [{ type: 'changed', id: 'mark', changes: [{ type: 'configured', path: ['tag'], before: 'seen', after: 'vip' }] }] },
    ],
    [
      'a stage and a date',
      {
        type: 'batch',
        edits: [
          { type: 'setStage', id: 'mark', stage: 'seed' },
          { type: 'setWhen', id: 'mark', when: { type: 'delay', amount: 1, unit: 'days' } },
        ],
      },
      {
        steps: [
          {
            id: 'mark',
            changes: [
              { type: 'restaged', after: 'seed' },
              { type: 'rescheduled', before: null },
            ],
          },
        ],
      },
    ],
    [
      'a step taken out, and where its people went',
      {
        type: 'batch',
        edits: [
          { type: 'removeNode', id: 'mark' },
          { type: 'connect', edge: { id: 'healed', from: 'fork', port: 'yes', to: 'end' } },
        ],
      },
      {
        steps: [{ type: 'removed', id: 'mark' }],
        edges: [
          { type: 'reled', id: 'healed', before: { to: 'mark' }, after: { to: 'end' } },
          { type: 'removed', id: 'mark-out-end' },
        ],
      },
    ],
  ])('tells of %s', (_, edit, expected) => {
    expect(diffJourneys(soundDraft, after(edit))).toMatchObject({ ...none, ...expected });
  });

  it('keeps a condition whole, tells things of a list by their ids, and an order that decides', () => {
    const arm = (id: string, weight: number) => ({ id, weight });
    const from = after({ type: 'configureNode', id: 'mark', config: { filter: { type: 'tag', tag: 'a' }, arms: [arm('a', 1), arm('b', 1)] } });
    const changes = (config: Readonly<Record<string, unknown>>): unknown =>
      diffJourneys(from, after({ type: 'configureNode', id: 'mark', config }, from)).steps.flatMap((step) =>
        step.type === 'changed' ? step.changes : [],
      );
    expect(changes({ filter: { type: 'tag', tag: 'b' }, arms: [arm('a', 2), arm('c', 1)] })).toEqual([
      { type: 'configured', path: ['filter'], before: { type: 'tag', tag: 'a' }, after: { type: 'tag', tag: 'b' } },
      { type: 'configured', path: ['arms', 'a', 'weight'], before: 1, after: 2 },
      { type: 'configured', path: ['arms', 'b'], before: arm('b', 1), after: undefined },
      { type: 'configured', path: ['arms', 'c'], before: undefined, after: arm('c', 1) },
    ]);
    expect(changes({ filter: { type: 'tag', tag: 'a' }, arms: [arm('b', 1), arm('a', 1)] })).toMatchObject([{ path: ['arms'] }]);
  });
});

/** A document without the order of its lists and the ids of its edges, of which a reader sees nothing. */
function unordered({ nodes, edges, notes, frames, ...rest }: JourneyDocument): unknown {
  const sorted = (things: readonly unknown[]): readonly string[] => things.map((thing) => JSON.stringify(thing)).toSorted();
  return {
    ...rest,
    notes: sorted(notes),
    frames: sorted(frames),
    nodes: sorted(nodes),
    edges: sorted(edges.map(({ from, port, to }) => [from, port, to])),
  };
}
