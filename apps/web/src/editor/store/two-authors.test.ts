import { qixiJourney } from '@magpie/nodes';
import { type Random, seededRandom } from '@magpie/kit';
import { describe, expect, test } from 'vitest';
import { actAtRandom } from './random-author.ts';
import { type Autosave, startAutosave } from './autosave.ts';
import type { RemoteChange } from './shared-draft.ts';
import { TestEditor } from './test-editor.ts';
import { TestServer } from './test-server.ts';

/** A person at a line that delays, loses and repeats: what reaches them and when is drawn at random. */
interface Author {
  readonly editor: TestEditor;
  readonly autosave: Autosave;
  readonly timers: Set<() => void>;
  readonly heard: RemoteChange[][];
  told: number;
  /** Ids of everything they ever changed, and keys of everything they were told. */
  readonly changed: Set<string>;
  readonly noticed: Set<string>;
}

function authorAt(server: TestServer, name: string): Author {
  const editor = new TestEditor(server.document, { author: name, revision: server.revision });
  const timers = new Set<() => void>();
  const autosave = startAutosave({
    editor: editor.editor,
    server: server.as(name),
    now: () => 1,
    later: (work) => {
      timers.add(work);
      return () => timers.delete(work);
    },
  });
  const [changed, noticed] = [new Set<string>(), new Set<string>()];
  editor.editor.store.subscribe(({ draft, notices }) => {
    for (const { changeId } of draft.pending) changed.add(changeId);
    for (const { key } of notices) noticed.add(key);
  });
  return { editor, autosave, timers, heard: [], told: server.revision, changed, noticed };
}

/** The watch: what is new is told, sometimes late, sometimes twice, sometimes not at all. */
function tell(author: Author, server: TestServer, random: Random): void {
  const news = [...server.since(author.told)];
  if (news.length === 0) return;
  author.told = news.at(-1)?.revision ?? author.told;
  if (random.integer(6) > 0) author.heard.push(news);
  if (random.integer(8) === 0) author.heard.push(news);
}

async function live(server: TestServer, authors: readonly Author[], random: Random): Promise<void> {
  for (let moment = 0; moment < 120; moment += 1) {
    const author = authors[random.integer(authors.length)];
    if (author === undefined) continue;
    const chance = random.integer(10);
    if (chance < 5) actAtRandom(author.editor, random);
    else if (chance < 6) author.editor.undo();
    else if (chance < 7) server.lose(random.integer(2) === 0 ? 'calls' : 'answers', 1);
    else if (chance < 8) {
      tell(author, server, random);
      const next = author.heard.shift();
      if (next !== undefined) await author.autosave.receive(next);
    } else {
      const due = [...author.timers];
      author.timers.clear();
      for (const work of due) work();
      // Sometimes the others go on while the answer is on its way.
      if (random.integer(2) === 0) await author.autosave.flush();
    }
  }
}

async function settle(server: TestServer, authors: readonly Author[]): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    for (const author of authors) {
      for (const news of author.heard.splice(0)) await author.autosave.receive(news);
      await author.autosave.flush();
      await author.autosave.flush();
      for (let page = server.since(author.editor.editor.store.getState().draft.revision); page.length > 0;) {
        await author.autosave.receive(page);
        page = server.since(author.editor.editor.store.getState().draft.revision);
      }
    }
  }
}

describe.each([2, 3])('%i people in one draft', (many) => {
  test('whatever each does over whatever line, all come to see what the server has, and every change is in it or is told as lost', async () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = seededRandom(`${many} people ${seed}`);
      const server = new TestServer(qixiJourney({ id: 'qixi', locale: 'en' }));
      const authors = Array.from({ length: many }, (_, index) => authorAt(server, `author ${seed} ${index}`));
      await live(server, authors, random);
      server.mend();
      await settle(server, authors);
      for (const { editor } of authors) {
        const { draft, save } = editor.editor.store.getState();
        expect({ seed, document: editor.document, pending: draft.pending.length, status: save.status }).toEqual({
          seed,
          document: server.document,
          pending: 0,
          status: 'saved',
        });
      }
      const ids = server.log.map(({ changeId }) => changeId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { changed, noticed } of authors) {
        const isTold = (id: string): boolean => noticed.has(`lost ${id}`) || [...noticed].some((key) => key.startsWith('removed '));
        expect({ seed, silently: [...changed].filter((id) => !ids.includes(id) && !isTold(id)) }).toEqual({ seed, silently: [] });
      }
      expect(ids.length).toBeGreaterThan(20);
    }
  });
});

describe('one step, two people', () => {
  async function pair(): Promise<{ readonly server: TestServer; readonly one: Author; readonly two: Author; readonly share: () => Promise<void> }> {
    const server = new TestServer(new TestEditor().drop('anchored-entry', 'Enter').drop('send-sms', 'Hello', { step: 'Enter' }).document);
    const [one, two] = [authorAt(server, 'one'), authorAt(server, 'two')];
    return { server, one, two, share: () => settle(server, [one, two]) };
  }
  const notices = ({ editor }: Author) => editor.editor.store.getState().notices.map(({ type, who, text }) => ({ type, who, text }));
  const config = ({ editor }: Author) => editor.document.nodes.find(({ name }) => name === 'Hello')?.config;

  test('different fields are both kept, and nobody is told anything', async () => {
    const { one, two, share } = await pair();
    one.editor.type('Hello', 'text', 'Mine');
    two.editor.type('Hello', 'signature', 'Theirs');
    await share();
    expect(config(one)).toMatchObject({ text: 'Mine', signature: 'Theirs' });
    expect([config(two), notices(one), notices(two)]).toEqual([config(one), [], []]);
  });

  test('the same field at the same time: one stands, and the other text is shown to both', async () => {
    const { one, two, share } = await pair();
    one.editor.type('Hello', 'text', 'First');
    two.editor.type('Hello', 'text', 'Second');
    await share();
    expect([config(one)?.['text'], config(two)?.['text']]).toEqual(['Second', 'Second']);
    expect(notices(one)).toEqual([{ type: 'overwritten', who: 'two', text: 'First' }]);
    expect(notices(two)).toEqual([{ type: 'overlapped', who: 'one', text: 'First' }]);
  });

  test('a change that was seen is no collision', async () => {
    const { one, two, share } = await pair();
    one.editor.type('Hello', 'text', 'First');
    await share();
    two.editor.type('Hello', 'text', 'Second');
    await share();
    expect([notices(one), notices(two)]).toEqual([[], []]);
  });

  test('the step that one writes in is removed by the other: the text is kept and told', async () => {
    const { one, two, share } = await pair();
    two.editor.remove('Hello');
    one.editor.select('Hello').type('Hello', 'text', 'Long thought about');
    await two.autosave.flush();
    await share();
    expect(one.editor.document.nodes.map(({ name }) => name)).toEqual(['Enter']);
    expect(notices(one).map(({ text }) => text)).toContain('Long thought about');
    expect(one.editor.editor.store.getState().save.status).toBe('saved');
  });

  test('undo takes back only what oneself did, and nothing that somebody has changed since', async () => {
    const { one, two, share } = await pair();
    one.editor.move('Hello', 500, 500).type('Hello', 'text', 'Mine').later();
    await share();
    two.editor.type('Hello', 'text', 'Theirs').later();
    two.editor.type('Hello', 'signature', 'Shop');
    await share();
    one.editor.undo();
    expect(notices(one)).toEqual([{ type: 'not-undone', who: 'two', text: '' }]);
    one.editor.undo();
    expect(one.editor.document.nodes.find(({ name }) => name === 'Hello')?.position).not.toEqual({ x: 500, y: 500 });
    expect(config(one)).toMatchObject({ text: 'Theirs', signature: 'Shop' });
    expect(one.editor.undo(5).document.nodes).toHaveLength(2);
    await share();
    expect(two.editor.document).toEqual(one.editor.document);
  });

  test('a whole document put in place of the draft takes away nothing that was not seen', async () => {
    const { server, one, two, share } = await pair();
    const earlier = server.document;
    two.editor.type('Hello', 'text', 'Theirs');
    await two.autosave.flush();
    one.editor.editor.replaceDocument({ ...earlier, name: 'Earlier version' });
    await one.autosave.receive(server.since(1));
    await share();
    expect(config(one)?.['text']).toBe('Theirs');
    expect(notices(one).map(({ type }) => type)).toEqual(['lost']);
  });
});
