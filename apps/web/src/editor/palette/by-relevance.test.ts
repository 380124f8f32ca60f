import { expect, test } from 'vitest';
import { byRelevance } from './by-relevance.ts';

const kinds = [
  ['Send a text', 'spend a message'],
  ['Weekend', ''],
  ['End', 'they leave'],
  ['Wait', 'until the end'],
] as const;

test.each([
  ['end', ['End', 'Send a text', 'Weekend', 'Wait']],
  [' END ', ['End', 'Send a text', 'Weekend', 'Wait']],
  ['leave', ['End']],
  ['', ['Send a text', 'Weekend', 'End', 'Wait']],
  ['nothing of it', []],
])('"%s" finds %j', (query, names) => {
  expect(byRelevance(kinds, query, (texts) => texts).map(([name]) => name)).toEqual(names);
});
