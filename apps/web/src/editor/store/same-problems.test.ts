import type { Problem } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { sameProblems } from './same-problems.ts';

const problem = (node: string): Problem => ({ code: 'node.unreachable', severity: 'warning', node, path: [], parameters: {} });

describe('sameProblems', () => {
  it('gives the list as it was when nothing differs', () => {
    const before = [problem('a'), problem('b')];
    expect(sameProblems(before, [problem('a'), problem('b')])).toBe(before);
  });

  it('keeps the objects of those that stay, in the new order', () => {
    const before = [problem('a'), problem('b')];
    const next = sameProblems(before, [problem('c'), problem('b')]);
    expect(next).toEqual([problem('c'), problem('b')]);
    expect(next[1]).toBe(before[1]);
  });

  it('notices an order of its own and one that is gone', () => {
    const before = [problem('a'), problem('b')];
    expect(sameProblems(before, [problem('b'), problem('a')])).toEqual([problem('b'), problem('a')]);
    expect(sameProblems(before, [problem('a')])).toEqual([problem('a')]);
  });
});
