export { checkFilter } from './check-filter.ts';
export { checkPropertyTests } from './check-value-test.ts';
export { describeFilter } from './describe-filter.ts';
export { evaluateFilter } from './evaluate-filter.ts';
export { type Explanation, explainFilter, type Found, type FoundSpan } from './explain-filter.ts';
export { mendFilter } from './mend-filter.ts';
export type { FilterCheckContext } from './filter-check-context.ts';
export type {
  AsOf,
  AttributeChange,
  ConsentChange,
  EventFact,
  EventFilter,
  FactStamp,
  Filter,
  Measure,
  MemberFacts,
  NumberTest,
  PropertyTest,
  TagChange,
  ValueTest,
  Window,
} from './filter.ts';
export { meetsPropertyTests } from './meets-test.ts';
export { parseFilter } from './parse-filter.ts';
export type { DescribeContext } from './phrasing.ts';
export { type AudienceProblemCode, audienceProblemCodes } from './problem-codes.ts';
export { propertyTestSchema, valueTestSchema } from './value-test-schema.ts';
export { type AudienceLocale, audienceWords } from './words.ts';
