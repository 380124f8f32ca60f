import { unreachable } from '@magpie/kit';
import { describeEvent, hasNegation } from './describe-event.ts';
import { describeValueTest, unfilled } from './describe-value-test.ts';
import type { Filter } from './filter.ts';
import { type DescribeContext, type Phrasing, phrasing } from './phrasing.ts';
import { fill } from './words.ts';

/** The filter as a marketer would say it, without subject and full stop. User texts appear as they are: escape where it is shown. */
export function describeFilter(filter: Filter, context: DescribeContext): string {
  return describeClause(filter, phrasing(context), false);
}

function describeClause(filter: Filter, phrases: Phrasing, isInner: boolean): string {
  switch (filter.type) {
    case 'all':
    case 'any':
      return describeGroup(filter, phrases, isInner);
    case 'not':
      return describeNot(filter.of, phrases, isInner);
    case 'event':
      return describeEvent(filter, phrases, false);
    case 'attribute':
      return fill(phrases.words.clauses.attribute, { name: filter.name || unfilled, test: describeValueTest(filter.test, phrases) });
    case 'tag':
    case 'consent':
    case 'cohort':
      return fill(phrases.words.clauses[filter.type], namesOf(filter, phrases));
    default:
      return unreachable(filter);
  }
}

function describeGroup(group: Filter & { readonly type: 'all' | 'any' }, phrases: Phrasing, isInner: boolean): string {
  const { words } = phrases;
  const [only] = group.of;
  if (only === undefined) return group.type === 'all' ? words.everyone : words.nobody;
  if (group.of.length === 1) return describeClause(only, phrases, isInner);
  const inner = group.of.map((clause) => describeClause(clause, phrases, true)).join(group.type === 'all' ? words.and : words.or);
  return isInner ? fill(words.group, { inner }) : inner;
}

function describeNot(inner: Filter, phrases: Phrasing, isInner: boolean): string {
  switch (inner.type) {
    case 'not':
      return describeClause(inner.of, phrases, isInner);
    case 'tag':
    case 'consent':
    case 'cohort':
      return fill(phrases.words.clauses[`${inner.type}Not`], namesOf(inner, phrases));
    case 'event':
      if (hasNegation(inner)) return describeEvent(inner, phrases, true);
      break;
    case 'all':
    case 'any':
    case 'attribute':
      break;
    default:
      return unreachable(inner);
  }
  return fill(phrases.words.not, { inner: describeClause(inner, phrases, false) });
}

function namesOf(filter: Filter & { readonly type: 'tag' | 'consent' | 'cohort' }, phrases: Phrasing): Readonly<Record<string, string>> {
  const { words, context } = phrases;
  const quoted = (text: string): string => fill(words.quote, { text });
  if (filter.type === 'tag') return { tag: quoted(filter.tag) };
  if (filter.type === 'cohort') return { cohort: quoted(named(context.cohortNames, filter.cohort)) };
  return { channel: named(words.channels, filter.channel), purpose: named(words.purposes, filter.purpose) };
}

function named(names: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}
