import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import { eventEntry, type EventEntryConfig } from './model.ts';

const valid: EventEntryConfig = {
  event: 'Cart Updated',
  where: [{ property: 'value', test: { op: '>=', value: 100 } }],
  key: { type: 'property', property: 'cart_id' },
  rule: 'per-key',
  maxAgeHours: 24,
  caps: noCaps,
};

describeKind(eventEntry, {
  valid: [
    valid,
    { ...valid, key: null, rule: { againAfterDays: 7 }, caps: { total: 1_000, perDay: 50 } },
    { ...valid, key: { type: 'key' }, rule: 'once' },
  ],
  problems: {
    'kind.name-missing': [{ ...valid, key: { type: 'property', property: ' ' } }, ['key', 'property']],
    'kind.rule-needs-key': [{ ...valid, key: null }, ['rule']],
    'audience.name-missing': [{ ...valid, where: [{ property: '', test: { op: 'exists' } }] }, ['where', 0, 'property']],
  },
});

it('mends a rule that has no key to go by', () => {
  expect(eventEntry.fix?.({ ...valid, key: null }, { code: 'kind.rule-needs-key', path: [], parameters: {} }, unknownWorkspace)).toEqual({
    ...valid,
    key: null,
    rule: 'again-after-leaving',
  });
});
