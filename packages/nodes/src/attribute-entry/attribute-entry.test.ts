import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import { attributeEntry, type AttributeEntryConfig } from './model.ts';

const valid: AttributeEntryConfig = { attribute: 'level', test: { op: '=', value: 'gold' }, rule: 'once', maxAgeHours: 24, caps: noCaps };

describeKind(attributeEntry, {
  valid: [valid, { ...valid, test: { op: '<', value: 50 }, rule: { againAfterDays: 30 }, caps: { total: null, perDay: 100 } }],
  problems: {
    'audience.name-missing': [{ ...valid, attribute: '' }, ['attribute']],
    'kind.rule-needs-key': [{ ...valid, rule: 'per-key' }, ['rule']],
  },
});

it('mends a rule that it cannot hold to', () => {
  expect(attributeEntry.fix?.({ ...valid, rule: 'per-key' }, { code: 'kind.rule-needs-key', path: [], parameters: {} }, unknownWorkspace)).toEqual({
    ...valid,
    rule: 'again-after-leaving',
  });
});
