import type { Random } from '@magpie/kit';
import { noteKey } from './drawn.ts';
import type { TestEditor } from './test-editor.ts';

const types = ['send-sms', 'wait', 'end', 'split', 'audience-filter', 'await-event', 'update-tags'];

/** Does something that an author might do, to whatever is there. */
export function actAtRandom(test: TestEditor, random: Random): void {
  const { editor, document } = test;
  const one = random.integer(1_000);
  const node = document.nodes[random.integer(Math.max(1, document.nodes.length))];
  const other = document.nodes[random.integer(Math.max(1, document.nodes.length))];
  const edge = document.edges[random.integer(Math.max(1, document.edges.length))];
  const note = document.notes[random.integer(Math.max(1, document.notes.length))];
  const frame = document.frames[random.integer(Math.max(1, document.frames.length))];
  const step = { type: types[random.integer(types.length)] ?? 'end', name: `Step ${one}` };
  if (random.integer(3) > 0) test.later();
  switch (random.integer(21)) {
    case 0:
      return void editor.drop(step, { type: 'canvas', x: one, y: one, stage: null });
    case 1:
      return void editor.drop(step, { type: 'edge', edge: edge?.id ?? '' });
    case 2:
      return void editor.drop(step, { type: 'port', node: node?.id ?? '', port: 'out' });
    case 3:
      return editor.disconnect(edge?.id ?? '');
    case 4:
      return editor.connect(node?.id ?? '', 'out', other?.id ?? '');
    case 5:
      return editor.remove([node?.id ?? '']);
    case 6:
      return editor.move(new Map([[node?.id ?? '', { x: one, y: random.integer(900) }]]));
    case 7:
      return editor.rename(node?.id ?? '', `Name ${one}`);
    case 8:
      return editor.setWhen(node?.id ?? '', { type: 'delay', amount: 1 + one, unit: 'days' });
    case 9:
      return editor.setGoal(one % 2 === 0 ? null : { event: 'Order Completed', where: [], fromDays: 0, windowDays: 1 + one });
    case 10:
      return void editor.addNote({ x: one, y: one });
    case 11:
      return editor.writeNote(note?.id ?? '', `Note ${one}`);
    case 12:
      return editor.reshape(noteKey(note?.id ?? ''), { position: { x: one, y: 9 }, size: { width: 100 + one, height: 90 } });
    case 13:
      return void editor.addFrame('seed', { position: { x: one, y: 0 }, size: { width: 600, height: 600 } });
    case 14:
      editor.select({ nodes: [node?.id ?? ''], notes: [note?.id ?? ''], frames: [frame?.id ?? ''] });
      return random.integer(3) === 0 ? editor.removeSelected() : editor.nudge({ x: 10, y: -10 });
    case 15:
      return editor.titleFrame(frame?.id ?? '', `Title ${one}`);
    case 16:
      return editor.measure(new Map([[node?.id ?? '', { width: 224, height: 90 + (one % 200) }]]));
    default:
      return editor.configure(node?.id ?? '', { ...node?.config, [one % 2 === 0 ? 'text' : 'reason']: `Text ${one}` }, 'text');
  }
}
