import { expect, it } from 'vitest';
import { describeKind } from '../describe-kind.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import { audienceEntry, type AudienceEntryConfig } from './model.ts';

const valid: AudienceEntryConfig = {
  audience: { type: 'tag', tag: 'vip' },
  edge: 'entering',
  existing: true,
  rule: 'once',
  maxAgeHours: 72,
  caps: noCaps,
};

describeKind(audienceEntry, {
  valid: [valid, { ...valid, edge: 'leaving', existing: false, rule: { againAfterDays: 90 } }],
  problems: {
    'audience.empty-group': [{ ...valid, audience: { type: 'any', of: [] } }, ['audience', 'of']],
    'audience.anchor-missing': [
      {
        ...valid,
        audience: {
          type: 'event',
          event: 'Order Completed',
          where: [],
          window: { type: 'anchor', fromDays: 0, toDays: 1, yearsBack: [1] },
          measure: { type: 'count' },
          test: { op: '>=', value: 1 },
        },
      },
      ['audience', 'window'],
    ],
    'kind.rule-needs-key': [{ ...valid, rule: 'per-key' }, ['rule']],
  },
  upgrades: { 1: [{ audience: valid.audience, edge: 'entering', existing: true, rule: 'once', caps: noCaps }, valid] },
});

it('takes who is there already only where people enter', () => {
  const context = {
    node: { id: 'a', type: 'audience-entry', version: 1, name: '', stage: null, position: { x: 0, y: 0 }, config: valid, when: null },
    anchor: null,
    wired: new Set<string>(),
  };
  expect(audienceEntry.compile({ ...valid, edge: 'leaving' }, context)).toMatchObject({
    source: { type: 'audience', edge: 'leaving', existing: false },
  });
});
