import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf, isZone, localDateOf, localTimeOf, startOfDay } from './index.ts';

const iso = (instant: number) => new Date(instant).toISOString();
const at = (text: string, zone: string) => iso(instantOf({ date: text.slice(0, 10), time: text.slice(11), zone }));

/** Published changes: the last Sundays of March and October; the second of March and first of November; 30 minutes in Lord Howe; China 1986–91. */
const moments: readonly (readonly [string, string, string, string])[] = [
  ['Europe/London', 'winter', '2024-01-15T09:00', '2024-01-15T09:00:00.000Z'],
  ['Europe/London', 'summer', '2024-07-15T09:00', '2024-07-15T08:00:00.000Z'],
  ['Europe/London', 'gap moves forward by the gap', '2024-03-31T01:30', '2024-03-31T01:30:00.000Z'],
  ['Europe/London', 'overlap takes the first', '2024-10-27T01:30', '2024-10-27T00:30:00.000Z'],
  ['America/New_York', 'gap', '2024-03-10T02:30', '2024-03-10T07:30:00.000Z'],
  ['America/New_York', 'overlap', '2024-11-03T01:30', '2024-11-03T05:30:00.000Z'],
  ['America/New_York', 'rule before 2007', '1998-04-20T00:00', '1998-04-20T04:00:00.000Z'],
  ['Australia/Lord_Howe', 'gap of half an hour', '2024-10-06T02:15', '2024-10-05T15:45:00.000Z'],
  ['Australia/Lord_Howe', 'overlap of half an hour', '2024-04-07T01:45', '2024-04-06T14:45:00.000Z'],
  ['Asia/Shanghai', 'today', '2025-08-29T10:00', '2025-08-29T02:00:00.000Z'],
  ['Asia/Shanghai', 'summer time of 1986', '1986-07-01T10:00', '1986-07-01T01:00:00.000Z'],
  ['Asia/Shanghai', 'gap of 1986', '1986-05-04T02:30', '1986-05-03T18:30:00.000Z'],
  ['Asia/Shanghai', 'overlap of 1991', '1991-09-15T01:30', '1991-09-14T16:30:00.000Z'],
  ['Asia/Shanghai', 'after it was given up', '1992-07-01T10:00', '1992-07-01T02:00:00.000Z'],
];

describe('instantOf', () => {
  it.each(moments)('%s, %s: %s is %s', (zone, _what, local, expected) => {
    expect(at(local, zone)).toBe(expected);
    expect(at(local, zone)).toBe(expected);
  });
  it('refuses what does not exist', () => {
    expect(() => instantOf({ date: '2024-02-30', time: '09:00', zone: 'UTC' })).toThrow(RangeError);
    expect(() => instantOf({ date: '2024-02-01', time: '24:30', zone: 'UTC' })).toThrow(RangeError);
    expect(() => instantOf({ date: '2024-02-01', time: '09:00', zone: 'Asia/Atlantis' })).toThrow(RangeError);
    expect(() => localDateOf(0, 'Asia/Atlantis')).toThrow(RangeError);
  });
});

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
);
const instants = fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2040, 0) });

describe('local date and time', () => {
  it('are what was asked for, but for a gap, which moves them later on the same clock', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const date = localDateOf(instant, zone);
        const time = localTimeOf(instant, zone);
        const back = instantOf({ date, time, zone });
        expect([localDateOf(back, zone), localTimeOf(back, zone)]).toEqual([date, time]);
        // Only an hour that comes twice may lead to an earlier instant.
        const minute = Math.floor(instant / 60_000) * 60_000;
        expect(back <= minute && minute - back <= 3_600_000).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it("agree with the platform's own formatting, also on days when the offset changes", () => {
    const formats = new Map<string, Intl.DateTimeFormat>();
    fc.assert(
      fc.property(fc.oneof(instants, fc.integer({ min: Date.UTC(2024, 2, 9), max: Date.UTC(2024, 2, 11) })), zones, (instant, timeZone) => {
        const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
        formats.set(timeZone, format);
        expect(`${localDateOf(instant, timeZone)} ${localTimeOf(instant, timeZone)}`).toBe(format.format(instant));
      }),
      { numRuns: 500 },
    );
  });
});

describe('startOfDay', () => {
  it('is midnight, or the end of the gap that removes it', () => {
    expect(iso(startOfDay('2025-08-29', 'Asia/Shanghai'))).toBe('2025-08-28T16:00:00.000Z');
    expect(iso(startOfDay('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
    expect(localTimeOf(startOfDay('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe('01:00');
  });
  it('is where the day before ends', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const date = localDateOf(instant, zone);
        const start = startOfDay(date, zone);
        expect(start <= instant && instant < startOfDay(addDays(date, 1), zone)).toBe(true);
        expect(localDateOf(start, zone)).toBe(date);
        expect(localDateOf(start - 1, zone) < date).toBe(true);
      }),
    );
  });
});

describe('isZone', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'Europe/Kyiv', 'Asia/Urumqi'])('takes %s', (zone) =>
    expect(isZone(zone)).toBe(true),
  );
  it.each([
    '',
    '+08:00',
    'UTC+8',
    'CST',
    'EST',
    'EST5EDT',
    'asia/shanghai',
    'Asia/shanghai',
    'Asia/Beijing',
    'Asia/Shanghai ',
    '../etc/passwd',
    'Asia/',
    `Asia/${'x'.repeat(100_000)}`,
  ])('refuses %s', (zone) => expect(isZone(zone)).toBe(false));
});
