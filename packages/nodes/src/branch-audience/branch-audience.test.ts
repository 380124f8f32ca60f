import { unknownWorkspace } from '@magpie/journey';
import { expect, it } from 'vitest';
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

it('gives every case a way of its own, and mends the filter that is meant', () => {
  const mended = (
    cases: Parameters<NonNullable<typeof branchAudience.fix>>[0]['cases'],
    problem: { readonly code: string; readonly path: readonly (string | number)[] },
  ) => branchAudience.fix?.({ cases }, { ...problem, parameters: {} }, unknownWorkspace)?.cases ?? null;
  expect(mended([loyal, loyal, { ...loyal, id: 'otherwise' }], { code: 'kind.port-taken', path: ['cases', 1] })?.map(({ id }) => id)).toEqual([
    'loyal',
    'case-5',
    'case-6',
  ]);
  const empty = { ...loyal, id: 'new', filter: { type: 'all' as const, of: [loyal.filter, { type: 'any' as const, of: [] }] } };
  const emptyGroup = { code: 'audience.empty-group', path: ['cases', 1, 'filter', 'of', 1, 'of'] };
  expect(mended([empty, empty], emptyGroup)).toEqual([empty, { ...empty, filter: { type: 'all', of: [loyal.filter] } }]);
  expect(mended([loyal, loyal], emptyGroup)).toBeNull();
});
