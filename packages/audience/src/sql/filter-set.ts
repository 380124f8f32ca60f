import { InvariantError, unreachable } from '@magpie/kit';
import type { Filter, MessageFilter, RunFilter } from '../filter.ts';
import { attributeTestSql } from './attribute-test-sql.ts';
import { edgeSet } from './edge-set.ts';
import { eventSet } from './event-set.ts';
import { lastChangeSet } from './last-change-set.ts';
import { complementOf, intersectionOf, type MemberSet, unionOf } from './member-set.ts';
import { scoreSet } from './score-set.ts';
import { sequenceSet } from './sequence-set.ts';
import type { Rows, Source } from './source.ts';

/** The members whom a filter means, as a set over the facts of `source`; clause by clause the same meaning as `evaluateFilter`. */
export function filterSet(filter: Filter, source: Source): MemberSet {
  const { parameters } = source;
  switch (filter.type) {
    case 'all':
      return intersectionOf(
        filter.of.map((clause) => filterSet(clause, source)),
        parameters.dialect,
      );
    case 'any':
      return unionOf(
        filter.of.map((clause) => filterSet(clause, source)),
        parameters.dialect,
      );
    case 'not':
      return complementOf(filterSet(filter.of, source));
    case 'attribute':
      return attributeSet(filter, source);
    case 'tag':
      return lastChangeSet(source, {
        table: 'tag_change',
        key: `f.tag = ${parameters.add('text', filter.tag)}`,
        passes: 'f.present',
        isNarrow: true,
      });
    case 'consent':
      return consentSet(filter, source);
    case 'reachable':
      return intersectionOf(
        [rowSet(source.addresses(), `f.channel = ${parameters.add('text', filter.channel)}`), consentSet(filter, source)],
        parameters.dialect,
      );
    case 'event':
      return eventSet(filter, source);
    case 'eventProperty':
    case 'eventDate':
      return edgeSet(filter, source);
    case 'sequence':
      return sequenceSet(filter, source);
    case 'score':
      return scoreSet(filter, source);
    case 'cohort':
      return rowSet(source.cohortMembers(), `f.cohort_id = ${parameters.add('text', filter.cohort)}`);
    case 'run':
      return runSet(filter, source);
    case 'message':
      return messageSet(filter, source);
    case 'audience':
      throw new InvariantError('A saved audience was not expanded');
    default:
      return unreachable(filter);
  }
}

/** Who was never asked passes `empty` too: it selects everybody but those whose value is something. */
function attributeSet({ name, test }: Filter & { readonly type: 'attribute' }, source: Source): MemberSet {
  const passes = attributeTestSql(test, 'f.value', source);
  const isEmpty = test.op === 'empty';
  const set = lastChangeSet(source, {
    table: 'attribute_change',
    key: `f.name = ${source.parameters.add('text', name)}`,
    passes: isEmpty ? `not ${passes}` : passes,
  });
  return isEmpty ? complementOf(set) : set;
}

function consentSet({ channel, purpose }: { readonly channel: string; readonly purpose: string }, source: Source): MemberSet {
  const { parameters } = source;
  return lastChangeSet(source, {
    table: 'consent_change',
    key: `f.channel = ${parameters.add('text', channel)} and f.purpose = ${parameters.add('text', purpose)}`,
    passes: 'f.given',
  });
}

function runSet({ run, node, outcome }: RunFilter, source: Source): MemberSet {
  const { parameters, asOf } = source;
  const ofNode = node === null ? '' : ` and f.node = ${parameters.add('text', node)}`;
  const byOutcome = node === null || outcome === null ? '' : ` and f.outcome = ${parameters.add('text', outcome)}`;
  return rowSet(
    source.runRows('transition'),
    `f.run_id = ${parameters.add('text', run)}${ofNode}${byOutcome} and f.at < ${parameters.instant(asOf.now + 1)}`,
  );
}

function messageSet({ run, node, states }: MessageFilter, source: Source): MemberSet {
  const { parameters, asOf } = source;
  return rowSet(
    source.runRows('send'),
    `f.run_id = ${parameters.add('text', run)} and f.node = ${parameters.add('text', node)} and f.state = any(${parameters.add('text[]', [...states])}) and f.at < ${parameters.instant(asOf.now + 1)}`,
  );
}

function rowSet({ from, member }: Rows, condition: string): MemberSet {
  return { query: `select ${member} ${from} and ${condition}`, isComplement: false, candidates: null, narrowed: null };
}
