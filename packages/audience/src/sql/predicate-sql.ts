import type { AsOf } from '../as-of.ts';
import type { Filter } from '../filter.ts';
import { membersStatement } from './members-statement.ts';
import { Parameters, type Statement } from './parameters.ts';

/** Of whom it is asked: explicit member numbers, in any order. */
export interface PredicateScope {
  readonly workspaceId: string;
  readonly asOf: AsOf;
  readonly members: readonly number[];
}

/**
 * One statement that selects, in order, the `member_no` of those among `members` who meet the filter. Members who stand close together (those
 * of some blocks) have their facts read by the range they span, others number by number; the answer is of `members` alone in both cases.
 */
export function predicateSql(filter: Filter, { workspaceId, asOf, members }: PredicateScope): Statement {
  const parameters = new Parameters();
  const lowest = members.reduce((low, no) => Math.min(low, no), 2 ** 31 - 1);
  const highest = members.reduce((high, no) => Math.max(high, no), -1);
  const listed = parameters.add('int[]', members);
  const within = (column: string): string => ` and ${column} = any(${listed})`;
  const spanned = highest - lowest + 1;
  const range = { low: parameters.add('int', lowest), high: parameters.add('int', highest) };
  const blocksWithin = (column: string): string => ` and ${column} >= ${range.low} >> 10 and ${column} <= ${range.high} >> 10`;
  if (spanned > readAtMostPerMember * members.length) return membersStatement(filter, { parameters, workspaceId, asOf, within, blocksWithin });
  const factsWithin = (column: string): string => ` and ${column} >= ${range.low} and ${column} <= ${range.high}`;
  return membersStatement(filter, { parameters, workspaceId, asOf, within, factsWithin, blocksWithin });
}

const readAtMostPerMember = 8;
