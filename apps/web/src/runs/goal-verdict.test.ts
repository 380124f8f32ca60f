import { describe, expect, it } from 'vitest';
import { goalVerdict } from './goal-verdict.ts';

const arm = (n: number, k: number, open = 0) => ({ n, k, open });

describe('what is said of a goal', () => {
  it.each([
    ['better', [0.02, 0.08]],
    ['worse', [-0.08, -0.02]],
    ['unclear', [-0.01, 0.08]],
  ] as const)('is %s by the interval of the difference', (type, interval) => {
    const compared = { effect: 0.05, interval };
    expect(goalVerdict({ treated: arm(100, 20), control: arm(100, 15), compared })).toEqual({
      type,
      figures: {
        plotted: { effect: 0.05, low: interval[0], high: interval[1] },
        said: expect.objectContaining({ treated: '20%', control: '15%', effect: '+5.0' }),
      },
    });
  });

  it('is that nothing can be told: before anybody came, while every window goes on, and without a holdout', () => {
    const compared = { effect: 0, interval: [-1, 1] } as const;
    expect(goalVerdict({ treated: arm(0, 0), control: arm(0, 0), compared }).type).toBe('too-early');
    expect(goalVerdict({ treated: arm(0, 0, 12), control: arm(0, 0, 1), compared }).type).toBe('all-open');
    expect(goalVerdict({ treated: arm(9, 2, 12), control: arm(0, 0, 1), compared }).type).toBe('all-open');
    expect(goalVerdict({ treated: arm(9, 2, 3), control: null, compared: null }).type).toBe('no-holdout');
  });
});
