import { expect, test } from 'vitest';
import { TestEditor } from './test-editor.ts';
import { targetsOf, waysOut } from './ways-out.ts';

function drawn(): TestEditor {
  return new TestEditor()
    .drop('anchored-entry', 'Qixi')
    .drop('split', 'Holdout', { step: 'Qixi' })
    .drop('send-sms', 'First', { step: 'Holdout', port: 'take-part' })
    .drop('end', 'Far')
    .move('Far', 2_000, 0)
    .drop('end', 'Near')
    .move('Near', 300, 0);
}

const ways = (editor: TestEditor, step: string): readonly string[] =>
  waysOut(editor.document, editor.id(step)).map(({ port, to }) => `${port}→${to?.name ?? ''}`);
const targets = (editor: TestEditor, step: string): readonly string[] => targetsOf(editor.document, editor.id(step)).map(({ name }) => name);

test('ways out that lead nowhere come before those that lead somewhere', () => {
  const editor = drawn();
  expect(ways(editor, 'Qixi')).toEqual(['out→Holdout']);
  expect(ways(editor, 'Holdout')).toEqual(['holdout→', 'take-part→First']);
  expect(ways(editor, 'Near')).toEqual([]);
  expect(ways(editor, 'nobody')).toEqual([]);
});

test('who is reached by nobody comes first, the nearer before the further; no entry, not itself, nothing it came from', () => {
  const editor = drawn();
  expect(targets(editor, 'Holdout')).toEqual(['Near', 'Far', 'First']);
  expect(targets(editor, 'First')).toEqual(['Near', 'Far']);
  expect(targets(editor, 'nobody')).toEqual([]);
});
