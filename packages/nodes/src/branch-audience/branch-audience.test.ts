import { describeKind } from '../describe-kind.ts';
import { branchAudience } from './model.ts';

const loyal = { id: 'loyal', name: '老客', filter: { type: 'tag', tag: 'loyal' } } as const;

describeKind(branchAudience, {
  valid: [{ cases: [loyal] }, { cases: [loyal, { ...loyal, id: 'constructor', name: '新客' }] }],
  problems: {
    'kind.name-missing': [{ cases: [loyal, { ...loyal, id: 'new', name: '' }] }, ['cases', 1, 'name']],
    'kind.port-taken': [{ cases: [loyal, loyal] }, ['cases', 1]],
    'audience.empty-group': [{ cases: [{ ...loyal, filter: { type: 'any', of: [] } }] }, ['cases', 0, 'filter', 'of']],
  },
});
