import { describe, expect, test } from 'vitest';
import { frameKey, noteKey } from './drawn.ts';
import { TestEditor } from './test-editor.ts';
import { TestServer } from './test-server.ts';
import { startAutosave } from './autosave.ts';

const size = { width: 224, height: 100 };

/** Two steps of one stage, a note between them, and a step far away. */
function drawn(): { readonly editor: TestEditor; readonly note: string; readonly frame: string } {
  const editor = new TestEditor().drop('end', 'A').drop('end', 'B').drop('end', 'Far');
  editor.move('A', 100, 100).move('B', 100, 300).move('Far', 900, 900).note('Ask', 210, 240);
  editor.editor.setStage(editor.id('A'), 'seed');
  editor.editor.setStage(editor.id('B'), 'seed');
  for (const step of ['A', 'B', 'Far']) editor.draw(step, size);
  const frame = editor.select('A', 'B').editor.frameSelection() ?? '';
  return { editor: editor.later(), note: editor.document.notes[0]?.id ?? '', frame };
}
const place = (editor: TestEditor, name: string) => editor.document.nodes.find((node) => node.name === name)?.position;

describe('notes', () => {
  test('a note is put down around a point, and what is typed into it is one step', () => {
    const editor = new TestEditor();
    const id = editor.editor.addNote({ x: 200, y: 100 });
    editor.later();
    for (const text of ['问', '问仓', '问仓库']) editor.editor.writeNote(id, text);
    expect(editor.document.notes).toEqual([{ id, text: '问仓库', colour: 'yellow', position: { x: 96, y: 32 }, size: { width: 208, height: 136 } }]);
    expect(editor.editor.store.getState().selection.notes).toEqual([id]);
    expect(editor.undo().document.notes[0]?.text).toBe('');
    expect(editor.undo().document.notes).toEqual([]);
    expect(editor.redo(2).document.notes[0]?.text).toBe('问仓库');
  });

  test('it is coloured, moved, reshaped, removed and brought back as it was', () => {
    const { editor, note } = drawn();
    const before = editor.document;
    editor.editor.colourNote(note, 'pink');
    editor.editor.move(new Map([[noteKey(note), { x: 5.4, y: 6.6 }]]));
    editor.editor.reshape(noteKey(note), { position: { x: 7, y: 8 }, size: { width: 300.2, height: 80 } });
    expect(editor.document.notes[0]).toMatchObject({ colour: 'pink', position: { x: 7, y: 8 }, size: { width: 300, height: 80 } });
    editor.editor.select({ notes: [note] });
    editor.editor.removeSelected();
    expect(editor.document.notes).toEqual([]);
    expect(editor.undo(4).document).toEqual(before);
  });
});

describe('frames', () => {
  test('a frame goes round what is selected, in the stage that most of it has', () => {
    const { editor, frame } = drawn();
    expect(editor.document.frames).toEqual([{ id: frame, stage: 'seed', title: '', position: { x: 76, y: 48 }, size: { width: 272, height: 376 } }]);
    expect(editor.select().editor.frameSelection()).toBeNull();
  });

  test('what lies in it goes along, and everything else stays', () => {
    const { editor, frame } = drawn();
    editor.editor.select({ frames: [frame] });
    editor.editor.nudge({ x: 10, y: 0 });
    editor.editor.nudge({ x: 10, y: 0 });
    expect([place(editor, 'A'), place(editor, 'B'), place(editor, 'Far')]).toEqual([
      { x: 120, y: 100 },
      { x: 120, y: 300 },
      { x: 900, y: 900 },
    ]);
    expect(editor.document.notes[0]?.position.x).toBe(126);
    expect(editor.document.frames[0]?.position.x).toBe(96);
    editor.undo();
    expect([place(editor, 'A'), editor.document.frames[0]?.position.x]).toEqual([{ x: 100, y: 100 }, 76]);
  });

  test('it is copied with what lies in it, and removed without', () => {
    const { editor, frame } = drawn();
    editor.editor.select({ frames: [frame] });
    editor.editor.duplicate();
    expect(editor.document.nodes.map(({ name }) => name)).toEqual(['A', 'B', 'Far', 'A', 'B']);
    expect([editor.document.notes.length, editor.document.frames.length]).toEqual([2, 2]);
    expect(editor.editor.store.getState().selection).toMatchObject({ nodes: [{}, {}].map(() => expect.any(String)), notes: [expect.any(String)] });
    editor.undo().editor.select({ frames: [frame] });
    editor.editor.removeSelected();
    expect([editor.document.nodes.length, editor.document.notes.length, editor.document.frames.length]).toEqual([3, 1, 0]);
  });

  test('it is titled, given another stage and another shape', () => {
    const { editor, frame } = drawn();
    editor.editor.titleFrame(frame, '大促预热');
    editor.editor.stageFrame(frame, 'convert');
    editor.editor.reshape(frameKey(frame), { position: { x: 0, y: 0 }, size: { width: 900, height: 900 } });
    expect(editor.document.frames[0]).toMatchObject({ title: '大促预热', stage: 'convert', size: { width: 900, height: 900 } });
  });
});

describe('paste', () => {
  test('puts the middle of what was copied at the pointer, in this journey or another', () => {
    const { editor } = drawn();
    const text = editor.select('A', 'B').editor.copy() ?? '';
    const other = new TestEditor();
    expect(other.editor.paste(text, { x: 1_000, y: 500 })).toBe(true);
    expect([place(other, 'A'), place(other, 'B')]).toEqual([
      { x: 888, y: 344 },
      { x: 888, y: 544 },
    ]);
    expect(other.undo().document.nodes).toEqual([]);
  });

  test.each([{ at: { x: 1_000, y: 500 } }, { at: undefined }])('lies exactly on nothing, however often it is pasted at $at', ({ at }) => {
    const { editor } = drawn();
    editor.note('Look here', 40, 40);
    editor.editor.selectAll();
    const text = editor.editor.copy() ?? '';
    for (let time = 0; time < 3; time += 1) editor.editor.paste(text, at);
    const { nodes, notes } = editor.document;
    for (const things of [nodes, notes]) expect(new Set(things.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(things.length);
  });

  test('takes what was copied before there were notes', () => {
    const { editor } = drawn();
    const [node] = editor.document.nodes;
    expect(editor.editor.paste(JSON.stringify({ magpie: 'steps', nodes: [node], edges: [] }))).toBe(true);
    expect(editor.editor.paste(JSON.stringify({ magpie: 'steps', nodes: [node], edges: [], more: 1 }))).toBe(false);
  });
});

test('one writes in a note while the other moves it: both are kept', async () => {
  const server = new TestServer(new TestEditor().note('Ask').document);
  const [one, two] = ['one', 'two'].map((name) => {
    const editor = new TestEditor(server.document, { author: name });
    return { editor, autosave: startAutosave({ editor: editor.editor, server: server.as(name), now: () => 1, later: () => () => undefined }) };
  });
  if (one === undefined || two === undefined) throw new Error('there are two');
  const id = server.document.notes[0]?.id ?? '';
  one.editor.editor.writeNote(id, 'Asked');
  two.editor.editor.move(new Map([[noteKey(id), { x: 400, y: 400 }]]));
  await one.autosave.flush();
  await two.autosave.flush();
  await one.autosave.receive(server.since(1));
  expect(one.editor.document.notes).toMatchObject([{ text: 'Asked', position: { x: 400, y: 400 } }]);
  expect(two.editor.document).toEqual(one.editor.document);
  expect(one.editor.editor.store.getState().notices).toEqual([]);
});
