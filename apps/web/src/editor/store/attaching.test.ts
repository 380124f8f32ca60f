import { describe, expect, test } from 'vitest';
import { attached, mayConnect, openPortsOf } from './attaching.ts';
import { TestEditor } from './test-editor.ts';

/** Enter → Hello → Bye, and a step that nothing leads to. */
function drawn(): TestEditor {
  const editor = new TestEditor().drop('anchored-entry', 'Enter').drop('send-sms', 'Hello', { step: 'Enter' });
  return editor.drop('end', 'Bye', { step: 'Hello' }).drop('wait', 'Later');
}
const edge = (editor: TestEditor, from: string) => {
  const found = editor.document.edges.find((each) => each.from === editor.id(from));
  if (found === undefined) throw new Error(`nothing leads out of ${from}`);
  return found;
};

describe('an end of an edge', () => {
  test('is put at another step, in place and with the same id; one step of undo', () => {
    const editor = drawn();
    const before = editor.document;
    const first = edge(editor, 'Enter');
    expect(editor.editor.reattach(first.id, { end: 'to', node: editor.id('Later') })).toBe(null);
    expect(editor.wires).toEqual(['Enter:out→Later', 'Hello:out→Bye']);
    expect(editor.document.edges[0]?.id).toBe(first.id);
    expect(editor.undo().document).toEqual(before);
  });

  test('takes the first way out that is open where it begins anew', () => {
    const editor = drawn();
    expect(editor.editor.reattach(edge(editor, 'Hello').id, { end: 'from', node: editor.id('Later') })).toBe(null);
    expect(editor.wires).toEqual(['Enter:out→Hello', 'Later:out→Bye']);
  });

  test.each([
    ['to', 'Hello', 'Enter', 'entry'],
    ['to', 'Hello', 'Hello', 'itself'],
    ['from', 'Enter', 'Bye', 'no-way-out'],
    ['from', 'Enter', 'Hello', 'itself'],
  ] as const)('%s of the edge out of %s is not put at %s: %s', (end, from, node, why) => {
    const editor = drawn();
    const before = editor.document;
    expect(editor.editor.reattach(edge(editor, from).id, { end, node: editor.id(node) })).toBe(why);
    expect(editor.document).toBe(before);
  });

  test('begins at the way out that was meant, and changes between two of one step', () => {
    const editor = drawn().drop('split', 'Halves');
    const out = edge(editor, 'Hello');
    const [one, two] = openPortsOf(editor.document, editor.id('Halves'), out);
    expect([typeof one, typeof two]).toEqual(['string', 'string']);
    editor.editor.reattach(out.id, { end: 'from', node: editor.id('Halves'), port: two ?? '' });
    expect(editor.wires).toContain(`Halves:${two}→Bye`);
    editor.editor.reattach(out.id, { end: 'from', node: editor.id('Halves'), port: one ?? '' });
    expect(editor.wires).toContain(`Halves:${one}→Bye`);
  });

  test('leads nobody back to where they have been', () => {
    const editor = drawn().connect('Later', 'out', 'Hello');
    const out = edge(editor, 'Hello');
    expect(attached(editor.document, out, { end: 'to', node: editor.id('Later') })).toBe('loop');
    expect(mayConnect(editor.document, editor.id('Hello'), editor.id('Later'))).toBe(false);
    expect(mayConnect(editor.document, editor.id('Later'), editor.id('Bye'))).toBe(true);
    expect(mayConnect(editor.document, editor.id('Later'), editor.id('Enter'))).toBe(false);
  });

  test('stays where it is already, and where there is no step', () => {
    const editor = drawn();
    const out = edge(editor, 'Hello');
    expect(attached(editor.document, out, { end: 'to', node: out.to })).toBeNull();
    expect(attached(editor.document, out, { end: 'to', node: 'nowhere' })).toBeNull();
  });
});
