import { unreachable } from '@magpie/kit';
import type { Filter } from '../filter.ts';
import { eventSet } from './event-set.ts';
import { complementOf, intersectionOf, type MemberSet, unionOf } from './member-set.ts';
import type { FactTable, Source } from './source.ts';
import { valueTestSql } from './value-test-sql.ts';

/** The members whom a filter means, as a set over the facts of `source`; clause by clause the same meaning as `evaluateFilter`. */
export function filterSet(filter: Filter, source: Source): MemberSet {
  const { parameters } = source;
  switch (filter.type) {
    case 'all':
      return intersectionOf(filter.of.map((clause) => filterSet(clause, source)));
    case 'any':
      return unionOf(filter.of.map((clause) => filterSet(clause, source)));
    case 'not':
      return complementOf(filterSet(filter.of, source));
    case 'attribute':
      return lastChangeSet(source, {
        table: 'attribute_change',
        key: `f.name = ${parameters.add('text', filter.name)}`,
        passes: valueTestSql(filter.test, 'f.value', parameters),
      });
    case 'tag':
      return lastChangeSet(source, {
        table: 'tag_change',
        key: `f.tag = ${parameters.add('text', filter.tag)}`,
        passes: 'f.present',
        isNarrow: true,
      });
    case 'consent':
      return lastChangeSet(source, {
        table: 'consent_change',
        key: `f.channel = ${parameters.add('text', filter.channel)} and f.purpose = ${parameters.add('text', filter.purpose)}`,
        passes: 'f.given',
      });
    case 'event':
      return eventSet(filter, source);
    case 'cohort':
      return cohortSet(filter.cohort, source);
    default:
      return unreachable(filter);
  }
}

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
function lastChangeSet(source: Source, { table, key, passes, isNarrow = false }: LastChange): MemberSet {
  const { member, parameters, asOf } = source;
  const seen = `${source.facts(table)} and ${key} and f.occurred_at <= ${parameters.instant(asOf.now)}`;
  const passing = (only: string): string =>
    `select l.member_no from (select distinct on (${member}) ${member}, ${passes} as passes ${seen}${only} order by ${member} desc, f.occurred_at desc, f.sequence desc) l where l.passes`;
  const query = passing('');
  if (isNarrow) return { query, isComplement: false, candidates: `select ${member} ${seen} and ${passes}`, narrowed: null };
  return { query, isComplement: false, candidates: null, narrowed: (candidates) => passing(` and ${member} in (${candidates})`) };
}

function cohortSet(cohort: string, source: Source): MemberSet {
  const query = `select ${source.member} ${source.cohortMembers()} and f.cohort_id = ${source.parameters.add('text', cohort)}`;
  return { query, isComplement: false, candidates: null, narrowed: null };
}
