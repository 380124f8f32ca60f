import { describe, expect, it } from 'vitest';
import { seasonOf } from './season.ts';

describe('seasonOf', () => {
  it('runs from the first midnight to the last, never back, and as fast as the calendar on average', () => {
    const season = seasonOf('2025-01-01', '2026-01-01', 'Asia/Shanghai');
    expect(season.days).toBe(365);
    const instants = Array.from({ length: 20_000 }, (_, i) => season.instantAt((i / 20_000) * 365));
    expect(instants[0]).toBe(Date.parse('2025-01-01T00:00:00+08:00'));
    for (const [i, instant] of instants.entries()) expect(instant).toBeGreaterThanOrEqual(instants[i - 1] ?? 0);
    expect(instants.at(-1)).toBeLessThan(Date.parse('2026-01-01T00:00:00+08:00'));
  });

  it('is busiest on 双11 and on Qixi', () => {
    const season = seasonOf('2025-01-01', '2026-01-01', 'Asia/Shanghai');
    const perDay = new Map<string, number>();
    for (let i = 0; i < 36_500; i++) {
      const day = new Date(season.instantAt(i / 100) + 8 * 3_600_000).toISOString().slice(0, 10);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    const days = [...perDay].toSorted((left, right) => right[1] - left[1]).map(([day]) => day);
    expect(days[0]).toBe('2025-11-11');
    expect(days.slice(1, 5)).toContain('2025-08-29');
  });
});
