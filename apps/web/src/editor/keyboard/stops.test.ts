import { expect, test } from 'vitest';
import type { Arrow } from '../../canvas/geometry.ts';
import { TestEditor } from '../store/test-editor.ts';
import { nextStop } from './stops.ts';

/** A split with two arms that lead to the same end below, and a message far to the right. */
function drawn(): TestEditor {
  return new TestEditor()
    .drop('split', 'Split')
    .drop('end', 'End')
    .drop('send-sms', 'Message')
    .move('End', 40, 400)
    .move('Message', 600, 0)
    .connect('Split', 'take-part', 'End')
    .connect('Split', 'holdout', 'End');
}

/** Walks by arrows, and names what was come to: steps by their names, edges by their ways out. */
function walk(test: TestEditor, from: string | null, arrows: readonly Arrow[]): readonly string[] {
  const { document } = test;
  const canvas = { document, boxOf: ({ position }: { position: { x: number; y: number } }) => ({ ...position, width: 224, height: 112 }) };
  let at = from;
  return arrows.map((arrow) => {
    const next = nextStop(canvas, at, arrow);
    if (next === null) return 'nothing';
    at = next.id;
    const edge = document.edges.find(({ id }) => at === `edge ${id}`);
    return edge === undefined ? (document.nodes.find(({ id }) => id === at)?.name ?? at) : edge.port;
  });
}

test('from a step to its edge, across to the one beside it, and on to where it leads', () => {
  const test = drawn();
  const arrows = ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowUp'] as const;
  expect(walk(test, test.id('Split'), arrows)).toEqual(['take-part', 'holdout', 'take-part', 'End', 'holdout', 'Split']);
});

test("another's edge is no stop on the way from a step", () => {
  const test = drawn();
  expect(walk(test, test.id('Message'), ['ArrowLeft'])).toEqual(['Split']);
  expect(walk(test, test.id('Split'), ['ArrowRight', 'ArrowRight'])).toEqual(['Message', 'nothing']);
});

test('an edge that runs aslant is come to all the same, though a step stands nearer straight ahead', () => {
  const test = new TestEditor().drop('split', 'Split').drop('end', 'End').drop('send-sms', 'Message').move('End', 400, 300).move('Message', 300, 0);
  test.connect('Split', 'take-part', 'End');
  expect(walk(test, test.id('Split'), ['ArrowRight', 'ArrowRight', 'ArrowLeft'])).toEqual(['take-part', 'End', 'take-part']);
});

test('an edge into the next column is left sideways by its ends', () => {
  const test = new TestEditor().drop('split', 'Split').drop('end', 'End').move('End', 400, 0).connect('Split', 'take-part', 'End');
  expect(walk(test, test.id('Split'), ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'])).toEqual(['take-part', 'End', 'take-part', 'Split']);
});

test('notes are come to as well; from nowhere one comes to the first step, on an empty canvas to nothing', () => {
  const test = drawn().note('Here', 0, 800);
  const [note] = test.document.notes;
  expect(walk(test, test.id('End'), ['ArrowDown'])).toEqual([`note ${note?.id}`]);
  expect(walk(test, null, ['ArrowDown'])).toEqual(['Split']);
  expect(walk(new TestEditor(), null, ['ArrowDown'])).toEqual(['nothing']);
  expect(walk(test, 'edge gone', ['ArrowDown'])).toEqual(['Split']);
});
