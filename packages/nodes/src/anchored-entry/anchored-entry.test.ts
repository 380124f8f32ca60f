import { describeKind } from '../describe-kind.ts';
import { anchoredEntry } from './model.ts';

const valid = { anchor: { type: 'festival', festival: 'qixi' }, audience: null, startOffsetDays: -15, startTime: '09:00' } as const;

describeKind(anchoredEntry, {
  valid: [
    valid,
    { ...valid, anchor: { type: 'date', date: '2026-08-19' } },
    { ...valid, anchor: { type: 'yearly', month: 2, day: 29 }, audience: { type: 'tag', tag: 'loyal' } },
  ],
  problems: {
    'kind.anchor-never': [{ ...valid, anchor: { type: 'yearly', month: 2, day: 30 } }, ['anchor']],
    'audience.empty-group': [{ ...valid, audience: { type: 'any', of: [] } }, ['audience', 'of']],
  },
});
