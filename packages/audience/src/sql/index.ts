export type { Dialect } from './dialect.ts';
export { duckdb } from './duckdb.ts';
export { type FilterScope, filterSql } from './filter-sql.ts';
export { Parameters, type SqlType, type SqlValue, type Statement } from './parameters.ts';
export { type PredicateScope, predicateSql } from './predicate-sql.ts';
export { propertyTestsSql } from './property-tests-sql.ts';
export { type Question, questionSql } from './question-sql.ts';
export { cutsFromRows, type ScorePlaceRow, scorePlacesSql } from './score-places.ts';
