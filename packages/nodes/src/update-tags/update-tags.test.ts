import { describeKind } from '../describe-kind.ts';
import { updateTags } from './model.ts';

describeKind(updateTags, {
  valid: [{ add: ['买过礼盒'], remove: ['新客'] }],
  problems: {
    'tags.none': [{ add: [], remove: [] }, ['add']],
    'tags.added-and-removed': [{ add: ['a'], remove: ['a'] }, ['remove']],
  },
});
