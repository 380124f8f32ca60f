export { type FilterScope, filterSql } from './filter-sql.ts';
export { Parameters, type SqlType, type SqlValue } from './parameters.ts';
export { type PredicateScope, predicateSql } from './predicate-sql.ts';
export type { Statement } from './members-statement.ts';
export { propertyTestsSql } from './value-test-sql.ts';
