export { type FilterScope, filterSql } from './filter-sql.ts';
export { Parameters, type SqlType, type SqlValue, type Statement } from './parameters.ts';
export { type PredicateScope, predicateSql } from './predicate-sql.ts';
export { propertyTestsSql, valueTestSql } from './value-test-sql.ts';
