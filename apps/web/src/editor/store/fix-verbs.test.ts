import { expect, it } from 'vitest';
import { TestEditor } from './test-editor.ts';

function shop(): TestEditor {
  return new TestEditor().drop('anchored-entry', 'Entry').drop('send-sms', 'Text', { step: 'Entry', port: 'entered' });
}

function problem(test: TestEditor, code: string) {
  const found = test.editor.store.getState().problems.find((each) => each.code === code);
  if (found === undefined) throw new Error(`No problem ${code}, but ${test.problems.join(', ')}`);
  return found;
}

it('mends what has one obvious way, in one step of undo', () => {
  const test = shop().type('Text', 'text', '【鹊桥茶铺】礼盒上架').later();
  const before = test.document;
  const found = problem(test, 'sms-no-opt-out');
  expect(test.editor.canFix(found)).toBe(true);
  test.editor.fix(found);
  expect(test.document.nodes.find(({ name }) => name === 'Text')?.config).toMatchObject({ text: '【鹊桥茶铺】礼盒上架拒收请回复R' });
  expect(test.problems).not.toContain('sms-no-opt-out');
  expect(test.undo().document).toEqual(before);
});

it('takes a step that nobody comes to away, and the moment from one that may have none', () => {
  const test = shop().drop('wait', 'Lost');
  test.editor.fix(problem(test, 'journey.unreachable'));
  expect(test.document.nodes.map(({ name }) => name)).toEqual(['Entry', 'Text']);
});

it('leaves alone what has no obvious way', () => {
  const test = shop();
  const before = test.document;
  const found = problem(test, 'sms.text-missing');
  expect(test.editor.canFix(found)).toBe(false);
  test.editor.fix(found);
  expect(test.document).toBe(before);
});
