import type { CellOf } from './typed-cells.ts';

/** Finds the cells of rows whose columns are `columns`, in that order. */
export function cellsOf(columns: readonly string[]): (fields: readonly string[]) => CellOf {
  const places = new Map(columns.map((column, place) => [column, place]));
  return (fields) =>
    ({ column }) =>
      fields[places.get(column) ?? -1]?.trim() ?? '';
}
