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

it('ends a journey where a way out is open, with one step that is one step of undo', () => {
  const test = new TestEditor().drop('anchored-entry', 'Entry').drop('split', 'Halves', { step: 'Entry', port: 'out' }).later();
  const before = test.document;
  const found = problem(test, 'journey.unwired-port');
  expect(test.editor.canFix(found)).toBe(true);
  test.editor.fix(found, (type) => `the ${type}`);
  expect(test.wires).toEqual(['Entry:out→Halves', 'Halves:take-part→the end']);
  expect(test.problems).not.toContain('journey.unwired-port');
  // What is wired by now has nothing to be mended.
  expect(test.editor.canFix(found)).toBe(false);
  expect(test.undo().document).toEqual(before);
});

it('mends by what the workspace knows, and looks again when it knows more', () => {
  const test = shop().type('Text', 'text', '礼盒上架，{{ member.First_Name }}，拒收请回复R').later();
  expect(test.problems).toContain('sms-no-signature');
  expect(test.editor.canFix(problem(test, 'sms-no-signature'))).toBe(false);
  test.editor.learn({ name: '鹊桥茶铺', forbiddenWords: [{ word: '礼盒', reason: 'own' }], memberFields: ['first_name'], audiences: null });
  expect(test.problems).toEqual(expect.arrayContaining(['sms-forbidden-own', 'template-unknown-field']));
  test.editor.fix(problem(test, 'sms-no-signature'));
  test.editor.fix(problem(test, 'template-unknown-field'));
  expect(test.document.nodes.find(({ name }) => name === 'Text')?.config).toMatchObject({
    text: '【鹊桥茶铺】礼盒上架，{{ member.first_name }}，拒收请回复R',
  });
  test.editor.learn({ name: '鹊桥茶铺', forbiddenWords: [], memberFields: null, audiences: null });
  expect(test.problems).not.toContain('sms-forbidden-own');
});
