import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isQuiet, nextAllowed } from './index.ts';

const night = { start: '22:00', end: '08:00' };
const zone = 'Asia/Shanghai';
const at = (text: string, where = zone) => instantOf({ date: text.slice(0, 10), time: text.slice(11), zone: where });
const iso = (instant: number) => new Date(instant).toISOString();

describe('isQuiet', () => {
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['03:00', true],
    ['07:59', true],
    ['08:00', false],
  ])('over midnight, %s: %s', (time, quiet) => expect(isQuiet(at(`2025-08-29T${time}`), zone, night)).toBe(quiet));

  it('has hours inside a day, and none when both ends are equal', () => {
    const noon = { start: '12:00', end: '14:00' };
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => isQuiet(at(`2025-08-29T${time}`), zone, noon))).toEqual([false, true, true, false]);
    expect(isQuiet(at('2025-08-29T08:00'), zone, { start: '08:00', end: '08:00' })).toBe(false);
  });
});

describe('nextAllowed', () => {
  it('waits for the end of the hours, today or tomorrow, whatever the seconds', () => {
    expect(nextAllowed(at('2025-08-29T23:30') + 12_345, zone, night)).toBe(at('2025-08-30T08:00'));
    expect(nextAllowed(at('2025-08-30T00:00'), zone, night)).toBe(at('2025-08-30T08:00'));
    expect(nextAllowed(at('2025-08-29T12:00') + 7, zone, night)).toBe(at('2025-08-29T12:00') + 7);
  });
  it('ends with the gap when the end of the hours falls into it', () => {
    const quiet = { start: '22:00', end: '02:30' };
    expect(iso(nextAllowed(at('2024-03-10T01:00', 'America/New_York'), 'America/New_York', quiet))).toBe('2024-03-10T07:00:00.000Z');
  });
  it('is quiet twice in an hour that comes twice, and not for a day', () => {
    const quiet = { start: '22:00', end: '01:30' };
    const secondTen = Date.UTC(2024, 10, 3, 6, 10);
    expect(iso(nextAllowed(secondTen, 'America/New_York', quiet))).toBe('2024-11-03T06:30:00.000Z');
    expect(iso(nextAllowed(Date.UTC(2024, 10, 3, 5, 10), 'America/New_York', quiet))).toBe('2024-11-03T05:30:00.000Z');
  });
  it('is never quiet, never earlier, and nothing before it is allowed', () => {
    const times = fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
      .map(({ hour, minute }) => `${pad(hour)}:${pad(minute)}`);
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia');
    const changes = [
      Date.UTC(2024, 2, 10, 6),
      Date.UTC(2024, 10, 3, 5),
      Date.UTC(2024, 9, 5, 15),
      Date.UTC(2024, 3, 6, 15),
      Date.UTC(2018, 10, 4, 3),
      Date.UTC(2011, 11, 30, 9),
    ];
    const instants = fc.oneof(
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) }),
      fc.record({ change: fc.constantFrom(...changes), by: fc.integer({ min: -86_400_000, max: 86_400_000 }) }).map(({ change, by }) => change + by),
    );
    fc.assert(
      fc.property(
        instants,
        zones,
        fc.record({ start: times, end: times }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (instant, where, quiet, share) => {
          const allowed = nextAllowed(instant, where, quiet);
          expect(allowed >= instant).toBe(true);
          expect(allowed - instant).toBeLessThanOrEqual(25 * 3_600_000);
          expect(isQuiet(allowed, where, quiet)).toBe(false);
          const between = instant + Math.floor((allowed - instant) * share);
          expect(allowed === instant || isQuiet(between, where, quiet)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
