import { expect, test } from 'vitest';
import { wholeTime } from './time-input.tsx';

test.each([
  ['09:30', '09:30'],
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['9：30', '09:30'],
  ['23:59', '23:59'],
  ['24:00', null],
  ['9:3', null],
  ['', null],
  ['9:60', null],
  ['noon', null],
])('%j is %j', (text, time) => {
  expect(wholeTime(text)).toBe(time);
});
