import { applyEdit, diffJourneys, type Edit, type JourneyDocument } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import { expect, test } from 'vitest';
import { TestEditor } from '../store/test-editor.ts';
import { compareLayout } from './compare-layout.ts';

const before = qixiJourney({ id: 'qixi', locale: 'zh-CN' });

function changed(...edits: readonly Edit[]): JourneyDocument {
  const edited = applyEdit(before, { type: 'batch', edits });
  if (!edited.ok) throw new Error(edited.refusal);
  return edited.value.document;
}

test('marks what came, changed, moved and went, and keeps ghosts clear of whoever stands there now', () => {
  const coupon = before.nodes.find(({ id }) => id === 'coupon');
  if (coupon === undefined) throw new Error('the template grants a coupon');
  const after = changed(
    { type: 'removeNode', id: 'coupon' },
    { type: 'addNode', node: { ...coupon, id: 'other' } },
    { type: 'renameNode', id: 'sms-3', name: 'Earlier' },
    { type: 'moveNodes', positions: { done: { x: 1, y: 1 } } },
  );
  const { nodes, edges } = compareLayout({ before, after }, diffJourneys(before, after));
  const marks = Object.fromEntries(nodes.flatMap(({ node, mark }) => (mark === 'same' ? [] : [[node.id, mark]])));
  expect(marks).toEqual({ coupon: 'removed', other: 'added', 'sms-3': 'changed', done: 'moved' });
  const ghost = nodes.find(({ node }) => node.id === 'coupon');
  expect(ghost?.node.position).not.toEqual(coupon.position);
  expect(edges.filter(({ mark }) => mark === 'removed').every(({ edge }) => [edge.from, edge.to].includes('coupon'))).toBe(true);
  expect(edges).toHaveLength(before.edges.length);
});

test('putting an earlier state back is one step, and undone as one', () => {
  const test = new TestEditor(before);
  test.editor.remove(['coupon', 'sms-3']);
  const drawn = test.document;
  expect(diffJourneys(before, drawn).steps).toHaveLength(2);
  test.editor.replaceDocument(before);
  expect(test.document).toEqual(before);
  test.editor.undo();
  expect(test.document).toEqual(drawn);
  test.editor.redo();
  expect(test.document).toEqual(before);
});
