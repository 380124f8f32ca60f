import { describe, expect, it } from 'vitest';
import { boxesBetween } from './boxes-between.ts';

const at = (x: number): { x: number; y: number; width: number; height: number } => ({ x, y: 0, width: 200, height: 100 });
const boxes = new Map([
  ['a', at(0)],
  ['b', at(300)],
  ['c', at(600)],
  ['d', { ...at(300), y: 400 }],
]);
const edge = (from: string, to: string): Parameters<typeof boxesBetween>[0] => ({ id: 'e', from, port: 'next', to });

describe('boxesBetween', () => {
  it('finds the cards of the columns in between, whichever way the edge goes', () => {
    expect(boxesBetween(edge('a', 'c'), boxes)).toEqual([boxes.get('b'), boxes.get('d')]);
    expect(boxesBetween(edge('c', 'a'), boxes)).toEqual([boxes.get('b'), boxes.get('d')]);
  });

  it('finds none between neighbours, within a column, or when an end is missing', () => {
    for (const [from, to] of [
      ['a', 'b'],
      ['b', 'd'],
      ['a', 'nobody'],
    ] as const)
      expect(boxesBetween(edge(from, to), boxes)).toEqual([]);
  });
});
