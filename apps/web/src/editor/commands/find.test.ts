import { qixiJourney } from '@magpie/nodes';
import { expect, test } from 'vitest';
import { findSteps } from './find.ts';
import { keyWords } from './key-words.ts';

const { nodes } = qixiJourney({ id: 'qixi', locale: 'zh-CN' });
const find = (query: string) => findSteps(nodes, query, ({ type }) => `kind ${type}`);

test('names come first, then what steps say, with the words around', () => {
  expect(find('短信').map(({ id, excerpt }) => [id, excerpt])).toEqual([
    ['sms-14', null],
    ['sms-3', null],
    ['sms-0', null],
  ]);
  const [found] = find('老客先选');
  expect(found?.id).toBe('sms-14');
  expect(found?.excerpt).toContain('老客先选');
  expect(found?.excerpt?.startsWith('…')).toBe(true);
});

test('whatever the case, deep inside, in summaries; nothing for nothing', () => {
  expect(find('ORDER completed').map(({ id }) => id)).toEqual(['entry', 'bought']);
  expect(find('kind END').map(({ id }) => id)).toEqual(['watch', 'not-bought', 'done']);
  expect(find('no such text')).toEqual([]);
  expect(find(' ')).toHaveLength(nodes.length);
});

test.each([
  ['Mod+Shift+Z', false, 'Ctrl Shift Z'],
  ['Mod+Shift+Z', true, '⌘⇧Z'],
  ['?', false, '?'],
] as const)('%s (Mac: %s) is %s', (key, isMac, words) => {
  expect(keyWords(key, isMac)).toBe(words);
});
