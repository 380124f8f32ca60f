import { qixiJourney } from '@magpie/nodes';
import { describe, expect, test } from 'vitest';
import { TestEditor } from './test-editor.ts';

const small = (): TestEditor =>
  new TestEditor().drop('anchored-entry', 'Enter').drop('send-sms', 'Hello', { step: 'Enter' }).drop('end', 'Bye', { step: 'Hello' });

describe('dropping', () => {
  test('a step dropped behind a port is wired and selected', () => {
    const editor = small();
    expect(editor.wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
    expect(editor.selected).toEqual(['Bye']);
  });

  test('a step dropped on an edge stands between its ends, and pushes down what is below', () => {
    const editor = small();
    const before = editor.document.nodes.find(({ name }) => name === 'Bye')?.position.y ?? 0;
    editor.dropOnEdge('wait', 'Pause', ['Hello', 'Bye']);
    expect(editor.wires).toEqual(['Enter:out→Hello', 'Hello:out→Pause', 'Pause:out→Bye']);
    expect(editor.document.nodes.find(({ name }) => name === 'Bye')?.position.y).toBeGreaterThan(before);
    expect(editor.undo().wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
  });

  test('nothing enters an entry, and an unknown kind is no kind', () => {
    const editor = small();
    editor.connect('Hello', 'out', 'Enter').drop('no-such-kind', 'Nothing', { step: 'Hello' });
    expect(editor.wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
    expect(editor.document.nodes).toHaveLength(3);
  });
});

describe('wiring', () => {
  test('a port has one wire: a new one replaces the old, in one step of undo', () => {
    const editor = small().drop('end', 'Elsewhere').connect('Hello', 'out', 'Elsewhere');
    expect(editor.wires).toEqual(['Enter:out→Hello', 'Hello:out→Elsewhere']);
    expect(editor.undo().wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
  });

  test('removing a step closes the gap', () => {
    const editor = small().remove('Hello');
    expect(editor.wires).toEqual(['Enter:out→Bye']);
    expect(editor.undo().wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
  });

  test('removing several in a row closes one gap', () => {
    const editor = small().dropOnEdge('wait', 'Pause', ['Hello', 'Bye']).remove('Hello', 'Pause');
    expect(editor.wires).toEqual(['Enter:out→Bye']);
  });

  test('a vanished arm loses its wire with it, and both come back', () => {
    const editor = new TestEditor()
      .drop('split', 'Split')
      .drop('end', 'A', { step: 'Split', port: 'take-part' })
      .drop('end', 'B', { step: 'Split', port: 'holdout' });
    editor.configure('Split', { arms: [{ id: 'take-part', name: 'all', weight: 1 }], holdout: null });
    expect(editor.wires).toEqual(['Split:take-part→A']);
    expect(editor.undo().wires).toEqual(['Split:holdout→B', 'Split:take-part→A']);
  });
});

describe('undo', () => {
  test('typing is one step, and the next field another', () => {
    const editor = small().type('Hello', 'text', 'Hello there').later().type('Bye', 'reason', 'done');
    const config = (name: string) => editor.document.nodes.find((node) => node.name === name)?.config;
    editor.undo();
    expect([config('Hello')?.['text'], config('Bye')?.['reason']]).toEqual(['Hello there', '']);
    editor.undo();
    expect(config('Hello')?.['text']).toBe('');
    editor.redo(2);
    expect([config('Hello')?.['text'], config('Bye')?.['reason']]).toEqual(['Hello there', 'done']);
  });

  test('a drag is one step; a drag to the same place is none', () => {
    const editor = small().move('Hello', 400, 20);
    const { past } = editor.editor.store.getState();
    editor.move('Hello', 400, 20);
    expect(editor.editor.store.getState().past).toBe(past);
  });

  test('something new forgets what was undone', () => {
    const editor = small().undo().drop('wait', 'Pause', { step: 'Hello' }).redo();
    expect(editor.wires).toEqual(['Enter:out→Hello', 'Hello:out→Pause']);
  });
});

describe('clipboard', () => {
  test('copied steps keep their wires among themselves, get new ids, and leave a second entry behind', () => {
    const source = small().select('Enter', 'Hello', 'Bye');
    const text = source.editor.copy() ?? '';
    source.editor.paste(text);
    expect(source.document.nodes.map(({ name }) => name)).toEqual(['Enter', 'Hello', 'Bye', 'Hello', 'Bye']);
    expect(source.document.edges).toHaveLength(3);
    expect(new Set(source.document.nodes.map(({ id }) => id)).size).toBe(5);
    const other = new TestEditor();
    expect(other.editor.paste(text)).toBe(true);
    expect(other.wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
  });

  test.each(['', 'a text', '{"magpie":"steps"}', '{"magpie":"steps","nodes":[{"id":7}],"edges":[]}', '[]'])('%j is nothing to paste', (text) => {
    const editor = small();
    expect(editor.editor.paste(text)).toBe(false);
    expect(editor.document.nodes).toHaveLength(3);
  });

  test('cutting takes without healing; undo brings all back', () => {
    const editor = small().select('Hello');
    editor.editor.cut();
    expect(editor.wires).toEqual([]);
    expect(editor.undo().wires).toEqual(['Enter:out→Hello', 'Hello:out→Bye']);
  });
});

describe('problems', () => {
  test('they follow every change', () => {
    const editor = small();
    expect(editor.problems).toContain('sms.text-missing');
    editor.type('Hello', 'text', '【茶铺】你好，拒收请回复R');
    expect(editor.problems).not.toContain('sms.text-missing');
    expect(editor.undo().problems).toContain('sms.text-missing');
  });

  test('the template has no errors', () => {
    const editor = new TestEditor(qixiJourney({ id: 'qixi', locale: 'zh-CN' }));
    expect(editor.editor.store.getState().problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('going to a problem selects its step and asks for its field, again and again', () => {
    const editor = small();
    editor.editor.goTo(editor.id('Hello'), ['config', 'text']);
    editor.editor.goTo(editor.id('Hello'), ['config', 'text']);
    expect(editor.selected).toEqual(['Hello']);
    expect(editor.editor.store.getState().focus).toMatchObject({ path: ['config', 'text'], request: 2 });
  });
});

describe('taking another journey in', () => {
  const qixi = qixiJourney({ id: 'other', locale: 'en' });

  test('everything comes beneath what is drawn, wired as it was, under ids of its own, as one step of undo; the entry stays out', () => {
    const editor = small();
    const before = editor.document;
    const entries = qixi.nodes.filter(({ type }) => type === 'anchored-entry').length;
    expect(editor.editor.takeIn(qixi)).toBe(qixi.nodes.length - entries);
    const added = editor.document.nodes.filter(({ id }) => !before.nodes.some((node) => node.id === id));
    expect(added.map(({ name }) => name)).toEqual(qixi.nodes.filter(({ type }) => type !== 'anchored-entry').map(({ name }) => name));
    expect(added.filter(({ id }) => qixi.nodes.some((node) => node.id === id))).toEqual([]);
    expect(editor.document.edges.length - before.edges.length).toBe(qixi.edges.filter(({ from }) => from !== 'entry').length);
    const lowest = Math.max(...before.nodes.map(({ position }) => position.y));
    expect(Math.min(...added.map(({ position }) => position.y))).toBeGreaterThan(lowest + 112);
    expect(editor.selected).toHaveLength(added.length);
    expect(editor.document.settings.goal).toEqual(qixi.settings.goal);
    expect(editor.undo().document).toEqual(before);
  });

  test('twice, it is there twice; on an empty canvas it lies where it lay, with its entry', () => {
    const editor = new TestEditor();
    editor.editor.takeIn(qixi);
    expect(editor.document.nodes.map(({ position }) => position)).toEqual(qixi.nodes.map(({ position }) => position));
    expect(editor.wires).toHaveLength(qixi.edges.length);
    const { goal } = qixi.settings;
    editor.later().editor.takeIn({ ...qixi, settings: { goal: goal === null ? null : { ...goal, windowDays: 30 } } });
    expect(editor.document.nodes).toHaveLength(qixi.nodes.length * 2 - 1);
    expect(editor.document.settings.goal).toEqual(goal);
    const ids = [...editor.document.nodes, ...editor.document.edges].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
