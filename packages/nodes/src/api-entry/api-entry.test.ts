import { describeKind } from '../describe-kind.ts';
import { noCaps } from '../entry-form/entry-fields.ts';
import { apiEntry } from './model.ts';

describeKind(apiEntry, {
  valid: [
    { rule: 'per-key', maxAgeHours: 24, caps: noCaps },
    { rule: { againAfterDays: 1 }, maxAgeHours: 1, caps: { total: 10, perDay: null } },
  ],
  problems: {},
});
