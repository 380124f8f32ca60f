import { qixiJourney } from '@magpie/nodes';
import { describe, expect, it } from 'vitest';
import type { Thread } from '../comments/threads.ts';
import { findHits } from './find-hits.ts';
import { nextHit } from './next-hit.ts';

const author = { id: 'jia', name: 'Jia' };
const thread = (id: string, place: Thread['place'], text: string, part: Partial<Thread> = {}): Thread => ({
  id,
  place,
  resolved: null,
  comments: [{ id, thread: null, place, author, text, at: 0, resolved: null }],
  ...part,
});
const drawn = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
const size = { width: 200, height: 100 };
const document = {
  ...drawn,
  notes: [{ id: 'n', text: '礼盒 8 月前备齐', colour: 'yellow' as const, position: { x: 0, y: 5_000 }, size }],
  frames: [{ id: 'f', title: '礼盒预热', stage: 'seed' as const, position: { x: 5_000, y: 0 }, size }],
};
const threads = [
  thread('open', { node: 'sms-14' }, '礼盒会不会太早？'),
  thread('settled', { node: 'sms-14' }, '礼盒', { resolved: { at: 1, by: 'Yi' } }),
  thread('point', { x: 9_000, y: 0 }, '礼盒在这里'),
  thread('lost', { node: 'gone' }, '礼盒'),
];
const find = (query: string) => findHits({ document, threads, summaryOf: ({ type }) => `kind ${type}` }, query);

describe('what is found on the canvas', () => {
  it('is every step, note, frame and open thread that holds it, each once, by columns', () => {
    const keys = find('礼盒').map(({ key }) => key);
    expect(keys).toContain('sms-14');
    expect(keys.filter((key) => key.includes(' ')).toSorted()).toEqual(['frame f', 'note n', 'thread open', 'thread point']);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.slice(-2)).toEqual(['frame f', 'thread point']);
  });

  it('names the place in a step where it stands, with the words around, and how many more hold it', () => {
    const [hit] = find('老客先选');
    expect(hit).toMatchObject({ key: 'sms-14', kind: 'step', path: ['config', 'text'] });
    expect(hit?.excerpt.match).toBe('老客先选');
    expect(hit?.excerpt.before.startsWith('…')).toBe(true);
    const twice = findHits(
      {
        document: {
          ...document,
          nodes: drawn.nodes.slice(0, 1).map((node) => ({ ...node, name: 'Tea tea', config: { text: 'TEA', list: ['tea', 'x'] } })),
        },
        threads: [],
        summaryOf: () => '',
      },
      'tea',
    );
    expect(twice).toMatchObject([{ path: [], more: 2 }]);
  });

  it('whatever the case, in names of events and in summaries; nothing for nothing', () => {
    expect(find('ORDER completed').map(({ key }) => key)).toEqual(expect.arrayContaining(['entry', 'bought']));
    expect(find('kind END').length).toBeGreaterThan(0);
    expect(find('no such text')).toEqual([]);
    expect(find('  ')).toEqual([]);
  });

  it('is walked through from hit to hit, round at the ends', () => {
    const hits = find('短信');
    const [first, second] = hits.map(({ key }) => key);
    const last = hits.at(-1)?.key;
    expect(hits.length).toBeGreaterThan(2);
    expect(nextHit(hits, null, 1)?.key).toBe(first);
    expect(nextHit(hits, null, -1)?.key).toBe(last);
    expect(nextHit(hits, first ?? '', 1)?.key).toBe(second);
    expect(nextHit(hits, last ?? '', 1)?.key).toBe(first);
    expect(nextHit(hits, first ?? '', -1)?.key).toBe(last);
    expect(nextHit([], 'gone', 1)).toBeNull();
  });
});
