import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import { scheduleEntry, type ScheduleEntryConfig } from './model.ts';

const valid: ScheduleEntryConfig = {
  days: { every: 'month', days: [8] },
  time: '10:00',
  zone: 'workspace',
  audience: { type: 'tag', tag: 'member' },
  rule: 'again-after-leaving',
  caps: noCaps,
};

describeKind(scheduleEntry, {
  valid: [
    valid,
    { ...valid, days: { every: 'day' }, rule: 'once' },
    { ...valid, days: { every: 'week', weekdays: [1, 5] }, zone: 'member' },
    { ...valid, days: { every: 'lunar-month', days: [1, 15] }, rule: { againAfterDays: 10 }, caps: { total: null, perDay: 500 } },
  ],
  problems: {
    'kind.schedule-empty': [{ ...valid, days: { every: 'week', weekdays: [] } }, ['days']],
    'kind.rule-needs-key': [{ ...valid, rule: 'per-key' }, ['rule']],
  },
});

it('is the same plan in whatever order its days were chosen', () => {
  const context = {
    node: { id: 'a', type: 'schedule-entry', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null },
    anchor: null,
    wired: new Set<string>(),
  };
  const compiled = (days: readonly number[]) => scheduleEntry.compile({ ...valid, days: { every: 'month', days } }, context);
  expect(compiled([18, 8, 28, 8])).toEqual(compiled([8, 18, 28]));
  expect(compiled([8])).toMatchObject({ source: { type: 'schedule', days: { every: 'month', days: [8] }, time: '10:00' } });
});
