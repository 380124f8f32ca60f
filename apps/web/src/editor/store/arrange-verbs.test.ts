import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TestEditor } from './test-editor.ts';

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  A: { width: 200, height: 100 },
  B: { width: 100, height: 50 },
  C: { width: 300, height: 80 },
};

function three(): TestEditor {
  const editor = new TestEditor().drop('end', 'A').drop('end', 'B').drop('end', 'C').move('A', 0, 0).move('B', 250, 300).move('C', 900, 120);
  for (const [name, size] of Object.entries(sizes)) editor.draw(name, size);
  return editor.select('A', 'B', 'C');
}

const places = (editor: TestEditor) => Object.fromEntries(editor.document.nodes.map(({ name, position: { x, y } }) => [name, [x, y]]));

describe('align', () => {
  test.each([
    ['left', { A: [0, 0], B: [0, 300], C: [0, 120] }],
    ['centre', { A: [500, 0], B: [550, 300], C: [450, 120] }],
    ['right', { A: [1000, 0], B: [1100, 300], C: [900, 120] }],
    ['top', { A: [0, 0], B: [250, 0], C: [900, 0] }],
    ['middle', { A: [0, 125], B: [250, 150], C: [900, 135] }],
    ['bottom', { A: [0, 250], B: [250, 300], C: [900, 270] }],
  ] as const)('%s, as one step of undo', (to, expected) => {
    const editor = three();
    const before = editor.document;
    editor.editor.align(to);
    expect(places(editor)).toEqual(expected);
    expect(editor.undo().document).toEqual(before);
  });
});

describe('distribute', () => {
  test('leaves the same room between steps, and the outermost where they are', () => {
    const editor = three();
    editor.editor.distribute('horizontal');
    expect(places(editor)).toEqual({ A: [0, 0], B: [500, 300], C: [900, 120] });
    editor.editor.distribute('vertical');
    expect(places(editor)).toEqual({ A: [0, 0], B: [500, 300], C: [900, 160] });
  });

  test('fewer than three, and what is in its place already, changes nothing', () => {
    const editor = three().select('A', 'B');
    const before = editor.document;
    editor.editor.distribute('horizontal');
    expect(editor.document).toBe(before);
    editor.select('A').editor.align('left');
    expect(editor.document).toBe(before);
  });
});

test('arranged twice is arranged once', () => {
  const spot = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
  fc.assert(
    fc.property(spot, spot, spot, fc.constantFrom('left', 'centre', 'right', 'top', 'middle', 'bottom'), (a, b, c, to) => {
      const editor = three().move('A', a.x, a.y).move('B', b.x, b.y).move('C', c.x, c.y).select('A', 'B', 'C');
      editor.editor.align(to);
      const once = editor.document;
      editor.editor.align(to);
      expect(places(editor)).toEqual(Object.fromEntries(once.nodes.map(({ name, position: { x, y } }) => [name, [x, y]])));
    }),
    { numRuns: 60 },
  );
});
