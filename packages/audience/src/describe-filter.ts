import { unreachable } from '@magpie/kit';
import { describeEdge, describeEvent, describeScore, hasNegation } from './describe-event.ts';
import { describeSequence } from './describe-sequence.ts';
import { describeValueTest, unfilled } from './describe-value-test.ts';
import type { Filter } from './filter.ts';
import { type DescribeContext, type Phrasing, phrasing } from './phrasing.ts';
import { fill } from './words.ts';

/** The filter as a marketer would say it, without subject and full stop. User texts appear as they are: escape where it is shown. */
export function describeFilter(filter: Filter, context: DescribeContext): string {
  return describeClause(filter, phrasing(context), false);
}

/** Clauses that have words of their own for "not". */
type Named = Filter & { readonly type: 'tag' | 'consent' | 'reachable' | 'cohort' | 'audience' | 'run' | 'message' };

function describeClause(filter: Filter, phrases: Phrasing, isInner: boolean): string {
  switch (filter.type) {
    case 'all':
    case 'any':
      return describeGroup(filter, phrases, isInner);
    case 'not':
      return describeNot(filter.of, phrases, isInner);
    case 'event':
      return describeEvent(filter, phrases, false);
    case 'eventProperty':
    case 'eventDate':
      return describeEdge(filter, phrases);
    case 'sequence': {
      // A sequence has commas of its own.
      const inner = describeSequence(filter, phrases);
      return isInner ? fill(phrases.words.group, { inner }) : inner;
    }
    case 'score':
      return describeScore(filter, phrases);
    case 'attribute':
      return fill(phrases.words.clauses.attribute, { name: filter.name || unfilled, test: describeValueTest(filter.test, phrases) });
    case 'tag':
    case 'consent':
    case 'reachable':
    case 'cohort':
    case 'audience':
    case 'run':
    case 'message':
      return describeNamed(filter, phrases, false);
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
    case 'reachable':
    case 'cohort':
    case 'audience':
    case 'run':
    case 'message':
      return describeNamed(inner, phrases, true);
    case 'event':
      if (hasNegation(inner)) return describeEvent(inner, phrases, true);
      break;
    case 'all':
    case 'any':
    case 'attribute':
    case 'eventProperty':
    case 'eventDate':
    case 'sequence':
    case 'score':
      break;
    default:
      return unreachable(inner);
  }
  return fill(phrases.words.not, { inner: describeClause(inner, phrases, false) });
}

function describeNamed(filter: Named, phrases: Phrasing, isNegated: boolean): string {
  const { words, context } = phrases;
  const quoted = (text: string): string => fill(words.quote, { text });
  const template = (name: 'tag' | 'consent' | 'reachable' | 'cohort' | 'audience' | 'run' | 'runStep' | 'runOutcome' | 'message'): string =>
    words.clauses[isNegated ? (`${name}Not` as const) : name];
  switch (filter.type) {
    case 'tag':
      return fill(template('tag'), { tag: quoted(filter.tag) });
    case 'cohort':
      return fill(template('cohort'), { cohort: quoted(named(context.cohortNames, filter.cohort)) });
    case 'audience':
      return fill(template('audience'), { audience: quoted(named(context.audienceNames ?? {}, filter.audience)) });
    case 'consent':
    case 'reachable':
      return fill(template(filter.type), { channel: named(words.channels, filter.channel), purpose: named(words.purposes, filter.purpose) });
    case 'run': {
      const { run, node, outcome } = filter;
      const names = { run: quoted(named(context.runNames ?? {}, run)), node: quoted(named(context.stepNames ?? {}, node ?? '') || unfilled) };
      if (node === null) return fill(template('run'), names);
      return fill(template(outcome === null ? 'runStep' : 'runOutcome'), { ...names, outcome: quoted(named(words.outcomes, outcome ?? '')) });
    }
    case 'message':
      return fill(template('message'), {
        run: quoted(named(context.runNames ?? {}, filter.run)),
        node: quoted(named(context.stepNames ?? {}, filter.node)),
        states: filter.states.map((state) => words.messageStates[state]).join(words.listOr) || unfilled,
      });
    default:
      return unreachable(filter);
  }
}

function named(names: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}
