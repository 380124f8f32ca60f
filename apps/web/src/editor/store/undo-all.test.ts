import { seededRandom } from '@magpie/kit';
import { qixiJourney } from '@magpie/nodes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameKey, noteKey } from './drawn.ts';
import { TestEditor } from './test-editor.ts';

const types = ['send-sms', 'wait', 'end', 'split', 'audience-filter', 'await-event', 'update-tags'];

/** What an author may do next; numbers choose among what is there. */
const action = fc.record({
  verb: fc.constantFrom(
    'drop on canvas',
    'drop on port',
    'drop on edge',
    'connect',
    'disconnect',
    'remove',
    'move',
    'configure',
    'schedule',
    'rename',
    'stage',
    'align',
    'distribute',
    'draw',
    'reschedule',
    'goal',
    'duplicate',
    'cut',
    'note',
    'write',
    'frame',
    'reshape',
    'nudge',
    'remove selected',
    'undo',
    'redo',
  ),
  one: fc.nat(30),
  two: fc.nat(30),
  isQuick: fc.boolean(),
});

function act(
  test: TestEditor,
  { verb, one, two, isQuick }: { readonly verb: string; readonly one: number; readonly two: number; readonly isQuick: boolean },
): void {
  const { editor, document } = test;
  const node = document.nodes[one % Math.max(1, document.nodes.length)];
  const other = document.nodes[two % Math.max(1, document.nodes.length)];
  const edge = document.edges[one % Math.max(1, document.edges.length)];
  const note = document.notes[one % Math.max(1, document.notes.length)];
  const frame = document.frames[two % Math.max(1, document.frames.length)];
  const type = types[two % types.length] ?? 'end';
  if (!isQuick) test.later();
  if (verb === 'drop on canvas') editor.drop({ type, name: `Step ${one}` }, { type: 'canvas', x: one * 40, y: two * 40, stage: null });
  else if (verb === 'drop on edge') editor.drop({ type, name: `Step ${one}` }, { type: 'edge', edge: edge?.id ?? '' });
  else if (verb === 'disconnect') editor.disconnect(edge?.id ?? '');
  else if (verb === 'note') editor.addNote({ x: one * 20, y: two * 20 });
  else if (verb === 'undo') editor.undo();
  else if (verb === 'redo') editor.redo();
  else if (verb === 'goal') editor.setGoal(one % 2 === 0 ? null : { event: 'Order Completed', where: [], fromDays: 0, windowDays: 1 + two });
  else if (node === undefined || other === undefined) return;
  else if (verb === 'drop on port')
    editor.drop({ type, name: `Step ${one}` }, { type: 'port', node: node.id, port: two % 2 === 0 ? 'out' : 'timeout' });
  else if (verb === 'connect') editor.connect(node.id, two % 3 === 0 ? 'met' : 'out', other.id);
  else if (verb === 'remove') editor.remove([node.id, other.id]);
  else if (verb === 'move') editor.move(new Map([[node.id, { x: one * 17, y: two * 13 }]]));
  else if (verb === 'configure') editor.configure(node.id, { text: `Text ${two}`, reason: `Reason ${two}` }, 'text');
  else if (verb === 'schedule')
    editor.setWhen(node.id, one % 2 === 0 ? null : { type: 'anchor', offsetDays: two - 15, time: '10:00', zone: 'workspace', past: 'skip' });
  else if (verb === 'rename') editor.rename(node.id, `Name ${two}`);
  else if (verb === 'stage') editor.setStage(node.id, two % 2 === 0 ? 'seed' : null);
  else if (verb === 'reschedule')
    editor.scheduleTo(node.id, {
      from: { date: '2027-08-01', time: '10:00' },
      to: { date: `2027-08-${String(1 + (two % 28)).padStart(2, '0')}`, time: '12:30' },
      anchorDate: one % 2 === 0 ? '2027-08-08' : null,
      stage: 'convert',
    });
  else if (verb === 'draw') editor.measure(new Map([[node.id, { width: 224, height: 90 + (two % 200) }]]));
  else if (verb === 'write') editor.writeNote(note?.id ?? '', `Text ${two}`);
  else if (verb === 'frame') {
    editor.select({ nodes: [node.id, other.id], notes: note === undefined ? [] : [note.id] });
    editor.frameSelection();
  } else if (verb === 'reshape') {
    const shape = { position: { x: one, y: two }, size: { width: 50 + one, height: 50 + two } };
    editor.reshape(one % 2 === 0 ? noteKey(note?.id ?? '') : frameKey(frame?.id ?? ''), shape);
  } else if (verb === 'nudge' || verb === 'remove selected') {
    editor.select({ nodes: two % 2 === 0 ? [node.id] : [], notes: [note?.id ?? ''], frames: [frame?.id ?? ''] });
    if (verb === 'nudge') editor.nudge({ x: one, y: -two });
    else editor.removeSelected();
  } else if (verb === 'align' || verb === 'distribute') {
    editor.selectAll();
    if (verb === 'align') editor.align('centre');
    else editor.distribute('vertical');
  } else {
    editor.select({ nodes: [node.id, other.id] });
    if (verb === 'duplicate') editor.duplicate();
    else editor.cut();
  }
}

test('whatever an author does, undoing all of it gives the first document back, and redoing all of it the last', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const first = qixiJourney({ id: 'qixi', locale: 'en' });
      const test = new TestEditor(first);
      for (const each of actions) act(test, each);
      const last = test.document;
      const steps = test.editor.store.getState().past.length;
      const undone = test.editor.store.getState().future.length;
      expect(test.undoAll().document).toEqual(first);
      expect(test.redo(steps).document).toEqual(last);
      expect(test.editor.store.getState().future.length).toBe(undone);
    }),
    { numRuns: 150 },
  );
});

test('five thousand steps and more are taken back to the first document, and the last step costs what the first did', () => {
  const first = qixiJourney({ id: 'qixi', locale: 'en' });
  const test = new TestEditor(first);
  const random = seededRandom('five thousand');
  const verbs = ['drop on canvas', 'move', 'configure', 'rename', 'schedule', 'stage', 'goal', 'connect', 'remove'] as const;
  while (test.editor.store.getState().past.length < 6_000) {
    const verb = test.document.nodes.length > 60 ? 'remove' : (verbs[random.integer(verbs.length)] ?? 'move');
    act(test, { verb, one: random.integer(1_000), two: random.integer(1_000), isQuick: false });
  }
  const last = test.document;
  expect(test.undoAll().document).toEqual(first);
  expect(test.editor.store.getState().future.length).toBe(6_000);
  expect(test.redo(6_000).document).toEqual(last);
});

test('a text typed for a day is one step that holds no more than the text', () => {
  const test = new TestEditor().drop('end', 'Bye');
  for (let letters = 1; letters <= 3_000; letters += 1) test.configure('Bye', { reason: 'x'.repeat((letters % 100) + 1) }, 'reason');
  const { past, draft } = test.editor.store.getState();
  expect([past.length, draft.pending.length]).toEqual([2, 2]);
  expect(JSON.stringify(past.top).length).toBeLessThan(500);
});
