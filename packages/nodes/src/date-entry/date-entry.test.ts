import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import { dateEntry, type DateEntryConfig } from './model.ts';

const valid: DateEntryConfig = { attribute: 'birthday', returns: 'yearly', offsetDays: 0, time: '09:00', zone: 'member', caps: noCaps };

describeKind(dateEntry, {
  valid: [
    valid,
    { ...valid, returns: 'lunar-yearly', offsetDays: -3 },
    { ...valid, attribute: 'coupon_ends', returns: 'never', caps: { total: null, perDay: 500 } },
  ],
  problems: { 'kind.name-missing': [{ ...valid, attribute: ' ' }, ['attribute']] },
});

it('lets everybody in once for each return of their day', () => {
  const context = {
    node: { id: 'a', type: 'date-entry', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null },
    anchor: null,
    wired: new Set<string>(),
  };
  expect(dateEntry.compile(valid, context)).toMatchObject({ rule: 'per-key', source: { type: 'date', attribute: 'birthday', returns: 'yearly' } });
});
