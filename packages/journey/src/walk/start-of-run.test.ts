import { expect, it } from 'vitest';
import { planOf } from '../testing/plan-of.ts';
import { startOfRun } from './start-of-run.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const moment = { type: 'anchor', offsetDays: -15, time: '09:00', zone: 'workspace' } as const;
const planFrom = (enterAt: typeof moment | null) => planOf({ in: { op: 'enter', at: enterAt }, out: { op: 'end' } });

it.each([
  ['ahead: at the entry’s moment', moment, '2027-08-08', '2027-01-01T00:00', '2027-07-24T09:00'],
  ['begun: now', moment, '2027-08-08', '2027-08-01T12:00', '2027-08-01T12:00'],
  ['past: when it would have begun', moment, '2026-08-19', '2027-08-01T12:00', '2026-08-04T09:00'],
  ['past, without a moment: the day itself', null, '2026-08-19', '2027-08-01T12:00', '2026-08-19T00:00'],
  ['no anchor: now', null, null, '2027-08-01T12:00', '2027-08-01T12:00'],
])('%s', (_, enterAt, anchorDate, now, expected) => {
  expect(startOfRun(planFrom(enterAt), { anchorDate, zone: 'Asia/Shanghai', now: at(now) })).toBe(at(expected));
});
