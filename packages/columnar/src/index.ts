export { Columns, type ColumnsState } from './columns.ts';
export { type ColumnarOptions, ColumnarStore } from './columnar-store.ts';
export type { Fed } from './feed-columnar.ts';
export { type ParquetColumn, writeParquet } from './write-parquet.ts';
