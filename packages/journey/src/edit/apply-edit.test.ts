import { seededRandom } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from '../document.ts';
import { randomEdit } from '../testing/random-edit.ts';
import { soundDraft, spoiltDraft } from '../testing/tiny-drafts.ts';
import { tinyNode } from '../testing/tiny-kinds.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { mergeEdits } from './merge-edits.ts';
import { parseEdit } from './parse-edit.ts';
import { fieldsBetween } from './set-fields.ts';

/** As format 1 had it. */
const bare = ({ notes: _notes, frames: _frames, ...document }: JourneyDocument): object => document;

describe('applyEdit', () => {
  it.each([
    ['a good journey', soundDraft],
    ['a spoilt draft', spoiltDraft],
  ])('is undone by its inverse, and that by its own, hundreds deep: %s', (_, first) => {
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(`edits ${seed}`);
      let document = first;
      const history: { readonly before: JourneyDocument; readonly inverse: Edit }[] = [];
      for (let number = 0; number < 300; number++) {
        const edited = applyEdit(document, randomEdit(random, document));
        if (!edited.ok) continue;
        history.push({ before: document, inverse: edited.value.inverse });
        const undone = applyEdit(edited.value.document, edited.value.inverse);
        expect(undone.ok && undone.value.document).toEqual(document);
        const redone = undone.ok && applyEdit(undone.value.document, undone.value.inverse);
        expect(redone && redone.ok && redone.value.document).toEqual(edited.value.document);
        document = edited.value.document;
      }
      expect(history.length).toBeGreaterThan(50);
      for (const { before, inverse } of history.toReversed()) {
        const undone = applyEdit(document, inverse);
        expect(undone.ok).toBe(true);
        document = undone.ok ? undone.value.document : document;
        expect(document).toEqual(before);
      }
      expect(document).toEqual(first);
    }
  });

  it.each<readonly [string, Edit, string]>([
    ['an id twice', { type: 'addNode', node: tinyNode('mark', 'mark') }, 'id-taken'],
    ['a node that is not there', { type: 'removeNode', id: 'gone' }, 'no-such-node'],
    ['moving one that is not there', { type: 'moveNodes', positions: { mark: { x: 1, y: 1 }, gone: { x: 1, y: 1 } } }, 'no-such-node'],
    ['a second edge from a port', { type: 'connect', edge: { id: 'new', from: 'in', port: 'out', to: 'end' } }, 'port-taken'],
    ['an edge to nowhere', { type: 'connect', edge: { id: 'new', from: 'end', port: 'out', to: 'gone' } }, 'no-such-node'],
    ['an edge that is not there', { type: 'disconnect', id: 'gone' }, 'no-such-edge'],
    ['leading an edge away from a taken port', { type: 'reroute', id: 'mark-out-end', from: 'in', port: 'out', to: 'end' }, 'port-taken'],
    [
      'a node into an edge that is not there',
      { type: 'insertOnEdge', edge: 'gone', node: tinyNode('new', 'mark'), port: 'out', onward: 'e' },
      'no-such-edge',
    ],
    [
      'a batch of which one fails',
      {
        type: 'batch',
        edits: [
          { type: 'renameJourney', name: 'Other' },
          { type: 'removeNode', id: 'gone' },
        ],
      },
      'no-such-node',
    ],
  ])('refuses %s', (_, edit, refusal) => {
    expect(applyEdit(soundDraft, edit)).toEqual({ ok: false, refusal });
  });

  it('changes fields and leaves the others, and takes exactly these back', () => {
    const [entry] = soundDraft.nodes;
    const edited = applyEdit(soundDraft, { type: 'setFields', id: 'in', set: { anchored: 'x', fresh: 1 }, unset: ['never-there'] });
    expect(edited.ok && edited.value.document.nodes[0]?.config).toEqual({ ...entry?.config, anchored: 'x', fresh: 1 });
    const others = edited.ok ? applyEdit(edited.value.document, { type: 'setFields', id: 'in', set: { other: 2 }, unset: [] }) : edited;
    const back = others.ok && edited.ok ? applyEdit(others.value.document, edited.value.inverse) : others;
    expect(back.ok && back.value.document.nodes[0]?.config).toEqual({ ...entry?.config, other: 2 });
  });

  it('finds the fields between two configs, and merges edits of the same thing into one with the same outcome', () => {
    const [node] = soundDraft.nodes;
    if (node === undefined) throw new Error('there is a first node');
    expect(fieldsBetween(node, node.config, node.version)).toBeNull();
    for (let seed = 0; seed < 300; seed++) {
      const random = seededRandom(`merging ${seed}`);
      const [one, two] = [randomEdit(random, soundDraft), randomEdit(random, soundDraft)];
      const merged = mergeEdits(one, two);
      const [first, both] = [applyEdit(soundDraft, one), merged === null ? null : applyEdit(soundDraft, merged)];
      const second = first.ok ? applyEdit(first.value.document, two) : first;
      if (both === null || !second.ok) continue;
      expect(both.ok && both.value.document).toEqual(second.value.document);
    }
  });

  it('puts nothing back where somebody else has been since', () => {
    const removed = applyEdit(soundDraft, { type: 'removeNode', id: 'mark' });
    if (!removed.ok) throw new Error('it can be removed');
    const { document, inverse } = removed.value;
    const wired = applyEdit(document, { type: 'connect', edge: { id: 'new', from: 'fork', port: 'yes', to: 'end' } });
    expect(wired.ok && applyEdit(wired.value.document, inverse)).toEqual({ ok: false, refusal: 'port-taken' });
    const without = applyEdit(document, { type: 'removeNode', id: 'end' });
    expect(without.ok && applyEdit(without.value.document, inverse)).toEqual({ ok: false, refusal: 'no-such-node' });
  });

  it('reads every edit that it can make, through JSON, and nothing else', () => {
    const random = seededRandom('parsing');
    for (let number = 0; number < 300; number++) {
      const edit = randomEdit(random, soundDraft, 6);
      const edited = applyEdit(soundDraft, edit);
      for (const each of edited.ok ? [edit, edited.value.inverse] : [edit])
        expect(parseEdit(JSON.parse(JSON.stringify(each)))).toEqual({ ok: true, value: each });
    }
    let deep: unknown = { type: 'renameJourney', name: 'x' };
    for (let depth = 0; depth < 20; depth++) deep = { type: 'batch', edits: [deep] };
    const old = parseEdit({ type: 'replaceDocument', document: { ...bare(soundDraft), format: 1 } });
    expect(old.ok && old.value).toEqual({ type: 'replaceDocument', document: soundDraft });
    for (const none of [
      null,
      7,
      {},
      { type: 'changeNote', id: 'n', set: { index: 1 } },
      { type: 'renameJourney' },
      { type: 'renameJourney', name: 'x', more: 1 },
      { type: 'connect', edge: {} },
      deep,
    ])
      expect(parseEdit(none)).toEqual({ ok: false, refusal: 'malformed' });
  });

  it('changes of a note only what is given, whatever else somebody has changed', () => {
    const note = { id: 'n', text: 'Ask the warehouse', colour: 'yellow', position: { x: 1, y: 2 }, size: { width: 200, height: 120 } } as const;
    const document = { ...soundDraft, notes: [note] };
    const written = applyEdit(document, { type: 'changeNote', id: 'n', set: { text: 'Asked' } });
    const moved = written.ok ? applyEdit(written.value.document, { type: 'changeNote', id: 'n', set: { position: { x: 9, y: 9 } } }) : written;
    const back = moved.ok && written.ok ? applyEdit(moved.value.document, written.value.inverse) : moved;
    expect(back.ok && back.value.document.notes).toEqual([{ ...note, position: { x: 9, y: 9 } }]);
    expect(written.ok && written.value.inverse).toEqual({ type: 'changeNote', id: 'n', set: { text: 'Ask the warehouse' } });
    expect(applyEdit(document, { type: 'addNote', note })).toEqual({ ok: false, refusal: 'id-taken' });
    expect(applyEdit(document, { type: 'changeNote', id: 'x', set: {} })).toEqual({ ok: false, refusal: 'no-such-note' });
    expect(applyEdit(document, { type: 'removeFrame', id: 'n' })).toEqual({ ok: false, refusal: 'no-such-frame' });
  });

  it('adds at the place that is given, else at the end', () => {
    const idsAfter = (index?: number): unknown => {
      const added = applyEdit(soundDraft, { type: 'addNode', node: tinyNode('new', 'mark'), ...(index === undefined ? {} : { index }) });
      return added.ok && added.value.document.nodes.map(({ id }) => id);
    };
    expect(idsAfter(1)).toEqual(['in', 'new', 'fork', 'mark', 'end']);
    expect(idsAfter()).toEqual(['in', 'fork', 'mark', 'end', 'new']);
  });

  it('puts a node into an edge, and takes the edges of a node away with it', () => {
    const inserted = applyEdit(soundDraft, {
      type: 'insertOnEdge',
      edge: 'fork-yes-mark',
      node: tinyNode('new', 'mark'),
      port: 'out',
      onward: 'onward',
    });
    expect(inserted.ok && inserted.value.document.edges).toEqual([
      { id: 'in-out-fork', from: 'in', port: 'out', to: 'fork' },
      { id: 'fork-yes-mark', from: 'fork', port: 'yes', to: 'new' },
      { id: 'fork-no-end', from: 'fork', port: 'no', to: 'end' },
      { id: 'mark-out-end', from: 'mark', port: 'out', to: 'end' },
      { id: 'onward', from: 'new', port: 'out', to: 'mark' },
    ]);
    const removed = applyEdit(soundDraft, { type: 'removeNode', id: 'fork' });
    expect(removed.ok && removed.value.document.edges.map(({ id }) => id)).toEqual(['mark-out-end']);
  });
});
