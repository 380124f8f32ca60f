import { invariant } from '@magpie/kit';
import type { AsOf } from '../as-of.ts';
import type { Filter } from '../filter.ts';
import type { Dialect } from './dialect.ts';
import { membersStatement } from './members-statement.ts';
import { Parameters, type Statement } from './parameters.ts';

/** Whose members are asked, as of when; `blocks` [from, to) limits the answer to those blocks of 1,024 numbers. */
export interface FilterScope {
  readonly workspaceId: string;
  readonly asOf: AsOf;
  readonly blocks?: { readonly from: number; readonly to: number };
  /** Absent = PostgreSQL. */
  readonly dialect?: Dialect;
}

/** One statement that selects, in order, the `member_no` of every member of the workspace (or of the blocks) who meets the filter. */
export function filterSql(filter: Filter, { workspaceId, asOf, blocks, dialect }: FilterScope): Statement {
  const parameters = new Parameters(dialect);
  if (blocks === undefined) return membersStatement(filter, { parameters, workspaceId, asOf, within: () => '' });
  const from = parameters.add('int', firstNumber(blocks.from));
  const to = parameters.add('int', firstNumber(blocks.to));
  return membersStatement(filter, {
    parameters,
    workspaceId,
    asOf,
    within: (column) => ` and ${column} >= ${from} and ${column} < ${to}`,
    blocksWithin: (column) => ` and ${column} >= ${from} >> 10 and ${column} < ${to} >> 10`,
  });
}

function firstNumber(block: number): number {
  invariant(Number.isInteger(block) && block >= 0, 'Blocks are numbered 0, 1, 2, …');
  return Math.min(block, 2 ** 21 - 1) * 1024;
}
