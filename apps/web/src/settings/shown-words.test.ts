import { expect, it } from 'vitest';
import type { ListedWord } from './listed-word.ts';
import { shownWords, wordGroups } from './shown-words.ts';

const shipped = { isOn: true, source: null, by: null, at: null } as const;
const all: readonly ListedWord[] = [
  { ...shipped, word: 'Best', reason: 'own', source: '市监局提醒函', by: '店主', at: 1 },
  { ...shipped, word: '最佳', reason: 'superlative' },
  { ...shipped, word: '独家', reason: 'derived', isOn: false },
];
const shown = (asked: Parameters<typeof shownWords>[1]) => shownWords(all, asked, (key) => key).map(({ word }) => word);

it('finds by the word, by its source and by the words of its reason', () => {
  expect(shown({})).toEqual(['Best', '最佳', '独家']);
  expect(shown({ q: ' BES ' })).toEqual(['Best']);
  expect(shown({ q: '市监' })).toEqual(['Best']);
  expect(shown({ q: 'reason.derived' })).toEqual(['独家']);
  expect(shown({ q: 'nothing' })).toEqual([]);
});

it('shows the own ones, or those that are off', () => {
  expect(shown({ show: 'own' })).toEqual(['Best']);
  expect(shown({ show: 'off' })).toEqual(['独家']);
  expect(shown({ show: 'off', q: '最' })).toEqual([]);
});

it('puts them by where they come from, the own ones first', () => {
  expect(wordGroups(all).map(([reason, group]) => [reason, group.length])).toEqual([
    ['own', 1],
    ['superlative', 1],
    ['derived', 1],
  ]);
});
