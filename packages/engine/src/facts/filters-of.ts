import type { Filter } from '@magpie/audience';
import type { Op } from '@magpie/journey/plan';

/** The filters that an op asks of people. */
export function filtersOf(op: Op): readonly Filter[] {
  if (op.op === 'enter') return op.audience === null ? [] : [op.audience];
  if (op.op === 'filter') return [op.filter];
  return op.op === 'branch' ? op.cases.map(({ filter }) => filter) : [];
}
