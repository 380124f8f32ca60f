import { describe, expect, test } from 'vitest';
import { type SaveOutcome, startAutosave } from './autosave.ts';
import { TestEditor } from './test-editor.ts';

/** An autosave whose clock and server are in the test's hands. */
function rig(outcomes: readonly SaveOutcome[]) {
  const editor = new TestEditor().drop('end', 'Bye');
  const saved: { readonly nodes: number; readonly revision: number }[] = [];
  const waiting = new Set<() => void>();
  const answers = [...outcomes];
  const autosave = startAutosave({
    store: editor.editor.store,
    save: async (document, revision) => {
      saved.push({ nodes: document.nodes.length, revision });
      return answers.shift() ?? { type: 'saved', revision: revision + 1, savedAt: 1 };
    },
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
  return { editor, saved, waiting, autosave, tick, status: () => editor.editor.store.getState().save.status };
}

describe('autosave', () => {
  test('many changes wait for one save', async () => {
    const { editor, saved, waiting, tick, status } = rig([]);
    editor.drop('end', 'Two').drop('end', 'Three');
    expect([status(), waiting.size]).toEqual(['dirty', 1]);
    await tick();
    expect(saved).toEqual([{ nodes: 3, revision: 1 }]);
    expect(status()).toBe('saved');
  });

  test('a change while saving is saved next, on the new revision', async () => {
    const { editor, saved, autosave, status } = rig([]);
    editor.drop('end', 'Two');
    const flushed = autosave.flush();
    editor.drop('end', 'Three');
    await flushed;
    await autosave.flush();
    expect(saved).toEqual([
      { nodes: 2, revision: 1 },
      { nodes: 3, revision: 2 },
    ]);
    expect(status()).toBe('saved');
  });

  test('offline keeps the changes and tries again', async () => {
    const { editor, saved, waiting, autosave, tick, status } = rig([{ type: 'offline' }]);
    editor.drop('end', 'Two');
    await autosave.flush();
    expect([status(), waiting.size]).toEqual(['offline', 1]);
    await tick();
    expect([status(), saved.length]).toEqual(['saved', 2]);
  });

  test('a conflict stops saving until the author decides; keeping mine saves over theirs', async () => {
    const { editor, saved, autosave, status } = rig([{ type: 'conflict' }]);
    editor.drop('end', 'Two');
    await autosave.flush();
    expect(status()).toBe('conflict');
    editor.drop('end', 'Three');
    await autosave.flush();
    expect(saved).toHaveLength(1);
    await autosave.keepMine(9);
    expect(saved.at(-1)).toEqual({ nodes: 3, revision: 9 });
    expect(status()).toBe('saved');
  });
});
