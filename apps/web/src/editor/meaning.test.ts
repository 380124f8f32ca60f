import { expect, test } from 'vitest';
import { meaningOf, meansTheSame } from './meaning.ts';
import { TestEditor } from './store/test-editor.ts';

const drawn = (): TestEditor => new TestEditor().drop('anchored-entry', 'Qixi').drop('wait', 'Later', { step: 'Qixi' });

test.each([
  ['a name', (test: TestEditor) => test.editor.rename(test.id('Later'), 'Much later'), true],
  ['a place', (test: TestEditor) => test.move('Later', 900, 900), true],
  ['a note', (test: TestEditor) => test.editor.addNote({ x: 0, y: 0 }), true],
  ['the name of the journey', (test: TestEditor) => test.editor.renameJourney('Other'), true],
  ['a setting of a step', (test: TestEditor) => test.configure('Later', { amount: 9 }, 'amount'), false],
  ['when a step happens', (test: TestEditor) => test.editor.setWhen(test.id('Later'), { type: 'delay', amount: 2, unit: 'days' }), false],
  ['an edge', (test: TestEditor) => test.editor.disconnect(test.document.edges[0]?.id ?? ''), false],
  ['a step', (test: TestEditor) => test.drop('end', 'Bye'), false],
  ['the goal', (test: TestEditor) => test.editor.setGoal({ event: 'Order Completed', where: [], fromDays: 0, windowDays: 3 }), false],
] as const)('the numbers hang on what is meant: another %s', (_what, edit, same) => {
  const editor = drawn();
  const before = editor.document;
  edit(editor);
  expect(editor.document).not.toBe(before);
  expect(meansTheSame(before, editor.document)).toBe(same);
  expect(JSON.stringify(meaningOf(before)) === JSON.stringify(meaningOf(editor.document))).toBe(same);
});
