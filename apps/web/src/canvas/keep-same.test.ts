import { expect, test } from 'vitest';
import { keepSame } from './keep-same.ts';

test('the same parts give the very same object, others a fresh one, each id for itself', () => {
  const keep = keepSame<object>();
  const part = {};
  const first = keep('a', [part, 1], () => ({}));
  expect(keep('a', [part, 1], () => ({}))).toBe(first);
  expect(keep('b', [part, 1], () => ({}))).not.toBe(first);
  expect(keep('a', [part, 1, undefined], () => ({}))).not.toBe(first);
  const second = keep('a', [{}, 1], () => ({}));
  expect(second).not.toBe(first);
  expect(keep('a', [Number.NaN], () => second)).toBe(second);
  expect(keep('a', [Number.NaN], () => first)).toBe(second);
});
