import { expect, test } from 'vitest';
import type { DraftComment } from '../../api/contract.ts';
import { nextAt, openAt, threadsOf } from './threads.ts';

const author = { id: 'jia', name: 'Jia' };
const said = (id: string, part: Partial<DraftComment>): DraftComment => ({
  id,
  thread: null,
  place: null,
  author,
  text: id,
  at: 0,
  resolved: null,
  ...part,
});

test('answers stand under what they answer; open ones count at their step', () => {
  const threads = threadsOf([
    said('one', { place: { node: 'sms' } }),
    said('two', { place: { x: 1, y: 2 } }),
    said('answer', { thread: 'one' }),
    said('settled', { place: { node: 'sms' }, resolved: { at: 1, by: 'Yi' } }),
    said('late', { thread: 'one' }),
  ]);
  expect(threads.map(({ id, comments }) => [id, comments.map((comment) => comment.id)])).toEqual([
    ['one', ['one', 'answer', 'late']],
    ['two', ['two']],
    ['settled', ['settled']],
  ]);
  expect(openAt(threads, 'sms').map(({ id }) => id)).toEqual(['one']);
});

test('several threads at a step are come to one by one, and round', () => {
  const at = { place: { node: 'sms' } };
  const threads = threadsOf([
    said('one', at),
    said('elsewhere', { place: { node: 'end' } }),
    said('settled', { ...at, resolved: { at: 1, by: 'Yi' } }),
    said('two', at),
  ]);
  expect([null, 'one', 'two', 'elsewhere'].map((shown) => nextAt(threads, 'sms', shown)?.id)).toEqual(['one', 'two', 'one', 'one']);
  expect(nextAt(threads, 'nobody', null)).toBeNull();
});
