import fc from 'fast-check';
import type { Window } from '../window.ts';
import { pools } from './pools.ts';

const dayOffset = fc.constantFrom(-15, -14, -3, -1, 0, 1, 3);
const dayOrMinute = fc.constantFrom(...pools.dates, ...pools.dates, ...pools.minutes);
const monthDay = fc.constantFrom(...pools.monthDays);
const zone = fc.constantFrom({}, {}, { zone: 'member' as const });

/** Every kind of window, empty and reversed ones too. */
export const windowArbitrary: fc.Arbitrary<Window> = fc.oneof(
  fc.constant({ type: 'ever' as const }),
  fc
    .tuple(fc.record({ type: fc.constant('absolute' as const), from: fc.option(dayOrMinute), to: fc.option(dayOrMinute) }), zone)
    .map(([window, inZone]) => ({ ...window, ...inZone })),
  fc.oneof(
    fc.record({ type: fc.constant('rolling' as const), days: fc.constantFrom(...pools.days) }),
    fc.record({ type: fc.constant('rolling' as const), hours: fc.constantFrom(0, 1, 24, 720) }),
    fc.record({ type: fc.constant('rolling' as const), weeks: fc.constantFrom(1, 52) }),
    fc.record({ type: fc.constant('rolling' as const), months: fc.constantFrom(1, 6, 24) }),
  ),
  fc
    .tuple(
      fc.record({
        type: fc.constant('calendar' as const),
        unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        back: fc.integer({ min: 0, max: 3 }),
      }),
      fc.constantFrom({}, {}, { days: { from: 1, to: 3 } }, { days: { from: 5, to: 366 } }, { days: { from: 9, to: 2 } }),
      zone,
    )
    .map(([window, days, inZone]) => ({ ...window, ...days, ...inZone })),
  fc
    .tuple(
      fc.record({
        type: fc.constant('dayOfYear' as const),
        calendar: fc.constantFrom('solar', 'lunar'),
        from: monthDay,
        to: monthDay,
        years: fc.integer({ min: 1, max: 4 }),
      }),
      zone,
    )
    .map(([window, inZone]) => ({ ...window, ...inZone })),
  fc
    .tuple(fc.record({ type: fc.constant('workingDays' as const), days: fc.constantFrom(0, 1, 5, 30) }), zone)
    .map(([window, inZone]) => ({ ...window, ...inZone })),
  fc.record({
    type: fc.constant('anchor' as const),
    fromDays: dayOffset,
    toDays: dayOffset,
    yearsBack: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
  }),
);
