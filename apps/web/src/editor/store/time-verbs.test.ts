import { qixiJourney } from '@magpie/nodes';
import { expect, test } from 'vitest';
import { TestEditor } from './test-editor.ts';

const anchorDate = '2027-08-08';
const day = (date: string, time = '10:00') => ({ date, time });
const nodeOf = (editor: TestEditor, id: string) => editor.document.nodes.find((node) => node.id === id);
const fresh = (): TestEditor => new TestEditor(qixiJourney({ id: 'qixi', locale: 'zh-CN' }));

test('a step 14 days before the anchor led three days on is 11 days before it, in another stage too, as one step of undo', () => {
  const editor = fresh();
  const before = editor.document;
  const done = editor.editor.scheduleTo('sms-14', { from: day('2027-07-25'), to: day('2027-07-28'), anchorDate, stage: 'convert' });
  expect(done).toBe(true);
  expect(nodeOf(editor, 'sms-14')).toMatchObject({ when: { type: 'anchor', offsetDays: -11, time: '10:00' }, stage: 'convert' });
  expect(editor.undo().document).toEqual(before);
});

test.each([
  [{ type: 'delay', amount: 3, unit: 'days' }, day('2027-07-20', '09:00'), { type: 'delay', amount: 2, unit: 'days' }],
  [{ type: 'delay', amount: 3, unit: 'days' }, day('2027-07-21', '12:00'), { type: 'delay', amount: 75, unit: 'hours' }],
  [{ type: 'delay', amount: 1, unit: 'days' }, day('2027-07-19', '09:00'), null],
  [
    { type: 'date', date: '2027-07-21', time: '09:00', zone: 'workspace', past: 'now' },
    day('2027-07-01', '08:30'),
    { date: '2027-07-01', time: '08:30' },
  ],
  [null, day('2027-08-01'), { type: 'anchor', offsetDays: -7, time: '10:00' }],
] as const)('%j led to %j is %j', (when, to, expected) => {
  const editor = fresh().schedule('sms-14', null);
  editor.editor.setWhen('sms-14', when);
  editor.later().editor.scheduleTo('sms-14', { from: day('2027-07-21', '09:00'), to, anchorDate });
  const now = nodeOf(editor, 'sms-14')?.when ?? null;
  if (expected === null) expect(now).toBeNull();
  else expect(now).toMatchObject(expected);
});

test('kinds with days of their own move them; what has none stays', () => {
  const editor = fresh();
  const entry = editor.document.nodes.find(({ type }) => type === 'anchored-entry');
  const end = editor.document.nodes.find(({ type }) => type === 'end');
  const shift = { from: day('2027-07-18'), to: day('2027-07-16'), anchorDate };
  const before = Number(entry?.config['startOffsetDays']);
  expect(editor.editor.scheduleTo(entry?.id ?? '', shift)).toBe(true);
  expect(nodeOf(editor, entry?.id ?? '')?.config['startOffsetDays']).toBe(before - 2);
  const unchanged = editor.document;
  expect(editor.editor.scheduleTo(entry?.id ?? '', { ...shift, to: { ...shift.from, time: '12:30' } })).toBe(false);
  expect(editor.document).toBe(unchanged);
  expect(editor.editor.scheduleTo(end?.id ?? '', shift)).toBe(false);
  expect(editor.editor.scheduleTo('nobody', shift)).toBe(false);
});
