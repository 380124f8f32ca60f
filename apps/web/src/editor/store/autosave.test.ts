import { describe, expect, test } from 'vitest';
import { startAutosave } from './autosave.ts';
import { TestEditor } from './test-editor.ts';
import { TestServer } from './test-server.ts';

/** An autosave whose clock is in the test's hands, and whose server can be unplugged. */
function rig() {
  const server = new TestServer(new TestEditor().drop('end', 'Bye').document);
  const editor = new TestEditor(server.document, { author: 'me' });
  const waiting = new Set<() => void>();
  const autosave = startAutosave({
    editor: editor.editor,
    server: server.as('me'),
    now: () => 1,
    later: (work) => {
      waiting.add(work);
      return () => waiting.delete(work);
    },
  });
  const tick = async (): Promise<void> => {
    const due = [...waiting];
    waiting.clear();
    for (const work of due) work();
    await autosave.flush();
  };
  const names = (): readonly string[] => server.document.nodes.map(({ name }) => name);
  return { editor, server, waiting, autosave, tick, names, status: () => editor.editor.store.getState().save.status };
}

describe('autosave', () => {
  test('many changes wait for one call, each of them a change of its own', async () => {
    const { editor, server, waiting, tick, names, status } = rig();
    editor.drop('end', 'Two').drop('end', 'Three');
    expect([status(), waiting.size]).toEqual(['dirty', 1]);
    await tick();
    expect([names(), server.calls, server.revision]).toEqual([['Bye', 'Two', 'Three'], 1, 3]);
    expect([status(), editor.editor.store.getState().save.revision]).toEqual(['saved', 3]);
  });

  test('letters of a word that wait together are one change', async () => {
    const { editor, server, tick } = rig();
    editor.type('Bye', 'reason', 'a long reason');
    await tick();
    expect([server.revision, server.document.nodes[0]?.config['reason']]).toEqual([2, 'a long reason']);
  });

  test('a change while saving is sent next', async () => {
    const { editor, server, autosave, names, status } = rig();
    editor.drop('end', 'Two');
    const flushed = autosave.flush();
    editor.drop('end', 'Three');
    await flushed;
    expect([names(), server.calls, status()]).toEqual([['Bye', 'Two', 'Three'], 2, 'saved']);
  });

  test('offline keeps the changes and tries again', async () => {
    const { editor, server, waiting, autosave, tick, names, status } = rig();
    server.lose('calls', 1);
    editor.drop('end', 'Two');
    await autosave.flush();
    expect([status(), waiting.size, names()]).toEqual(['offline', 1, ['Bye']]);
    await tick();
    expect([status(), names()]).toEqual(['saved', ['Bye', 'Two']]);
  });

  test('an answer that got lost does not make a change twice', async () => {
    const { editor, server, autosave, tick, names } = rig();
    server.lose('answers', 1);
    editor.drop('end', 'Two');
    await autosave.flush();
    await tick();
    expect([names(), server.revision, server.calls]).toEqual([['Bye', 'Two'], 2, 2]);
  });

  test('nothing is sent while the author is asked', async () => {
    const { editor, autosave, names, status } = rig();
    autosave.hold();
    editor.drop('end', 'Two');
    await autosave.flush();
    expect([status(), names()]).toEqual(['held', ['Bye']]);
    autosave.release();
    await autosave.flush();
    expect([status(), names()]).toEqual(['saved', ['Bye', 'Two']]);
  });

  test('a long time offline goes out in calls that the server takes', async () => {
    const { editor, server, autosave } = rig();
    for (let number = 0; number < 250; number += 1) editor.configure('Bye', { reason: `${number}` }, `field ${number}`);
    await autosave.flush();
    expect([server.calls, editor.document]).toEqual([3, server.document]);
    for (let number = 0; number < 4; number += 1) editor.drop('end', `Long ${number}`).configure(`Long ${number}`, { reason: 'x'.repeat(600_000) });
    await autosave.flush();
    expect([server.calls, editor.document]).toEqual([7, server.document]);
  });

  test('what was missed is read page by page, and from anew when pages do not lead on', async () => {
    const { editor, server, autosave } = rig();
    for (let number = 0; number < 450; number += 1) server.do('other', { type: 'renameJourney', name: `Name ${number}` });
    editor.drop('end', 'Two');
    await autosave.flush();
    expect(editor.document).toEqual(server.document);
    server.do('other', { type: 'renameJourney', name: 'Last' });
    await autosave.receive([
      { revision: 900, changeId: 'x', author: null, client: null, baseRevision: 899, edit: { type: 'renameJourney', name: 'x' } },
    ]);
    expect(editor.document).toEqual(server.document);
  });
});
