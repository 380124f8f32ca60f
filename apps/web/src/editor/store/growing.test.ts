import { describe, expect, test } from 'vitest';
import { TestEditor } from './test-editor.ts';

const width = 224;
const tops = (editor: TestEditor) => Object.fromEntries(editor.document.nodes.map(({ name, position: { y } }) => [name, y]));

/** A message with two ends below each other, and one of its own column. */
function column(): TestEditor {
  const editor = new TestEditor().drop('send-sms', 'Message').drop('end', 'Next').drop('end', 'Last').drop('end', 'Aside');
  editor.move('Next', 0, 208).move('Last', 20, 400).move('Aside', 500, 208);
  for (const step of ['Message', 'Next', 'Last', 'Aside']) editor.draw(step, { width, height: 112 });
  return editor.later();
}

describe('a card that becomes higher', () => {
  test('by what its author writes pushes what stands below it, and one undo takes back both', () => {
    const editor = column();
    const before = editor.document;
    editor.type('Message', 'text', 'The Qixi box is here').draw('Message', { width, height: 182 });
    expect(tops(editor)).toEqual({ Message: 0, Next: 238, Last: 430, Aside: 208 });
    editor.type('Message', 'text', 'The Qixi box is here. Until Sunday.').draw('Message', { width, height: 202 });
    expect(tops(editor)).toEqual({ Message: 0, Next: 258, Last: 450, Aside: 208 });
    const after = editor.document;
    expect(editor.undo().document).toEqual(before);
    editor.draw('Message', { width, height: 112 });
    editor.redo().draw('Message', { width, height: 202 });
    expect(editor.document).toEqual(after);
  });

  test('takes the room there is first, and gives none back', () => {
    const editor = column().move('Next', 0, 300).move('Last', 0, 700);
    editor.type('Message', 'text', 'Long').draw('Message', { width, height: 230 });
    expect(tops(editor)).toMatchObject({ Next: 300, Last: 700 });
    editor.type('Message', 'text', 'Longer').draw('Message', { width, height: 270 });
    expect(tops(editor)).toMatchObject({ Next: 326, Last: 726 });
    editor.type('Message', 'text', 'Short').draw('Message', { width, height: 112 });
    expect(tops(editor)).toMatchObject({ Next: 326, Last: 726 });
  });

  test('leaves alone what lay over it already', () => {
    const editor = column().move('Next', 0, 60).move('Last', 0, 700);
    editor.type('Message', 'text', 'Long').draw('Message', { width, height: 230 });
    expect(tops(editor)).toMatchObject({ Next: 60, Last: 700 });
  });

  test('moves nothing when numbers came to it, when somebody undid, or long after', () => {
    const editor = column();
    editor.draw('Message', { width, height: 182 });
    editor.type('Next', 'reason', 'Another step').draw('Message', { width, height: 200 });
    editor.undo().draw('Next', { width, height: 300 });
    expect(tops(editor)).toEqual({ Message: 0, Next: 208, Last: 400, Aside: 208 });
    editor.type('Next', 'reason', 'Long ago').later().draw('Next', { width, height: 330 });
    expect(tops(editor)).toEqual({ Message: 0, Next: 208, Last: 400, Aside: 208 });
  });
});

test('a new step goes below the card as it is drawn, and makes room for itself once it is', () => {
  const editor = new TestEditor().drop('send-sms', 'Message').draw('Message', { width, height: 260 });
  editor.drop('end', 'End', { step: 'Message' });
  expect(tops(editor)).toEqual({ Message: 0, End: 316 });
  editor.dropOnEdge('send-sms', 'Between', ['Message', 'End']).undo().redo();
  expect(tops(editor)).toEqual({ Message: 0, Between: 316, End: 524 });
});

test('a step put between two others pushes further once its card turns out to be higher than was supposed', () => {
  const editor = new TestEditor().drop('send-sms', 'Message').draw('Message', { width, height: 112 });
  editor.drop('end', 'End', { step: 'Message' }).draw('End', { width, height: 90 });
  const edge = editor.document.edges[0]?.id ?? '';
  editor.editor.drop({ type: 'send-sms', name: 'Between' }, { type: 'edge', edge });
  editor.draw('Between', { width, height: 190 });
  expect(tops(editor)).toEqual({ Message: 0, Between: 208, End: 416 + 38 });
  expect(tops(editor.undo())).toEqual({ Message: 0, End: 208 });
});
