import { expect, test } from 'vitest';
import { spreadColumns } from './spread-columns.ts';

const box = (x: number, y: number, height: number) => ({ x, y, width: 240, height });

test('cards that grew into each other move apart; other columns stay', () => {
  const spread = spreadColumns(
    new Map([
      ['a', box(0, 0, 200)],
      ['b', box(0, 150, 100)],
      ['c', box(0, 300, 100)],
      ['d', box(300, 150, 100)],
    ]),
    50,
  );
  expect([...spread].map(([id, { y }]) => [id, y])).toEqual([
    ['a', 0],
    ['b', 250],
    ['d', 150],
    ['c', 400],
  ]);
});
