import { describeKind } from '../describe-kind.ts';
import { audienceFilter } from './model.ts';

describeKind(audienceFilter, {
  valid: [{ filter: { type: 'tag', tag: 'loyal' } }],
  problems: { 'audience.name-missing': [{ filter: { type: 'all', of: [{ type: 'tag', tag: '' }] } }, ['filter', 'of', 0, 'tag']] },
});
