export type { AsOf } from './as-of.ts';
export { checkFilter } from './check-filter.ts';
export { checkPropertyTests } from './check-value-test.ts';
export { type EventsAsked, eventsAsked } from './events-asked.ts';
export { eventWords } from './event-words.ts';
export { describeFilter } from './describe-filter.ts';
export {
  type Arranged,
  type ClausePath,
  insertClause,
  moveClause,
  negateClause,
  removeClause,
  stepClause,
  wrapClause,
} from './edit/arrange-clauses.ts';
export { type AudienceResolver, expandFilter } from './expand-filter.ts';
export { evaluateFilter } from './evaluate-filter.ts';
export { type Explanation, explainFilter, type Found, type FoundSpan } from './explain-filter.ts';
export { messageStates } from './member-facts.ts';
export { mendFilter } from './mend-filter.ts';
export type { FilterCheckContext } from './filter-check-context.ts';
export { type FilterNeeds, filterNeeds } from './filter-needs.ts';
export type { Duration, EventFilter, EventMatch, EventsInWindow, Filter, Measure, ScoreFilter, SequenceFilter, SequenceStep } from './filter.ts';
export { meetsPropertyTests } from './meets-test.ts';
export type {
  AttributeChange,
  ConsentChange,
  EventFact,
  FactStamp,
  MemberFacts,
  MessageFact,
  MessageState,
  StepFact,
  TagChange,
} from './member-facts.ts';
export { parseFilter } from './parse-filter.ts';
export type { DescribeContext } from './phrasing.ts';
export { type AudienceProblemCode, audienceProblemCodes } from './problem-codes.ts';
export type { ScoreCuts } from './score-cuts.ts';
export type { AttributeTest, CalendarName, DateTest, NumberTest, PropertyTest, ValueTest } from './value-test.ts';
export { propertyTestSchema, valueTestSchema } from './value-test-schema.ts';
export type { CalendarUnit, Window } from './window.ts';
export { type AudienceLocale, audienceWords } from './words.ts';
export { parseFilterText } from './text/parse-filter-text.ts';
export { printFilter } from './text/print-filter.ts';
