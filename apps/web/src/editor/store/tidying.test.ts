import { expect, test } from 'vitest';
import { TestEditor } from './test-editor.ts';

const size = { width: 224, height: 100 };

test('notes stay beside their step and frames close around theirs, as one step of undo', () => {
  const editor = new TestEditor().drop('end', 'A').drop('end', 'B').move('A', 0, 0).move('B', 600, 600);
  editor.note('By A', 112, 180).note('Far from all', 5_000, 5_000);
  editor.draw('A', size).select('A').editor.frameSelection();
  editor.later();
  const before = editor.document;
  editor.editor.tidy(
    new Map([
      [editor.id('A'), { x: 1_000, y: 200 }],
      [editor.id('B'), { x: 1_400, y: 200 }],
    ]),
  );
  expect(editor.document.nodes.map(({ position }) => position)).toEqual([
    { x: 1_000, y: 200 },
    { x: 1_400, y: 200 },
  ]);
  expect(editor.document.notes.map(({ position }) => position)).toEqual([
    { x: 1_008, y: 312 },
    { x: 4_896, y: 4_932 },
  ]);
  expect(editor.document.frames[0]).toMatchObject({ position: { x: 976, y: 148 }, size: { width: 272, height: 176 } });
  expect(editor.undo().document).toEqual(before);
});

test('what is tidy already is no step', () => {
  const editor = new TestEditor().drop('end', 'A').move('A', 10, 10);
  editor.draw('A', size).select('A').editor.frameSelection();
  const before = editor.document;
  editor.editor.tidy(new Map([[editor.id('A'), { x: 10, y: 10 }]]));
  expect(editor.document).toBe(before);
});
