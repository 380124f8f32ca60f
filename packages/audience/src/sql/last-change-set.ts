import type { MemberSet } from './member-set.ts';
import type { FactTable, Source } from './source.ts';

interface LastChange {
  readonly table: FactTable;
  /** Whose changes these are: tag, attribute, purpose. */
  readonly key: string;
  /** Condition over the last of them. */
  readonly passes: string;
  /** Few members are expected to have such changes at all. */
  readonly isNarrow?: boolean;
}

/** Members whose last seen change passes. The order runs down the index (…, member_no, occurred_at, sequence), so that no sort is needed. */
export function lastChangeSet(source: Source, { table, key, passes, isNarrow = false }: LastChange): MemberSet {
  const { parameters, asOf } = source;
  const { from, member } = source.facts(table);
  const seen = `${from} and ${key} and f.occurred_at <= ${parameters.instant(asOf.now)}`;
  const passing = (only: string): string =>
    `select l.member_no from (select distinct on (${member}) ${member}, ${passes} as passes ${seen}${only} order by ${member} desc, f.occurred_at desc, f.sequence desc) l where l.passes`;
  const query = passing('');
  if (isNarrow) return { query, isComplement: false, candidates: `select ${member} ${seen} and ${passes}`, narrowed: null };
  return { query, isComplement: false, candidates: null, narrowed: (candidates) => passing(` and ${member} in (${candidates})`) };
}
