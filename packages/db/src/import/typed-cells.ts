import type { FactProperties, FactValue } from '../facts/fact-input.ts';
import type { ImportMapping } from './mapping.ts';

/** The cell of a column in a row that is being read, trimmed; empty where there is none. */
export type CellOf = (column: { readonly column: string }) => string;

/** Cells as values of their types, empty ones left out; null where one is not of its type. */
export function typedValues(cells: ImportMapping['properties'], cell: CellOf): FactProperties | null {
  const values: Record<string, FactValue> = {};
  for (const [name, { column, type }] of Object.entries(cells)) {
    const text = cell({ column });
    if (text === '') continue;
    const value = typedValue(text, type);
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}

// A map, not an object: a cell may say `constructor`.
const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  ['yes', true],
  ['no', false],
  ['是', true],
  ['否', false],
]);

/** A text as a value of its type, null when it is none. Yes and no are known in both languages. */
export function typedValue(text: string, type: 'text' | 'number' | 'boolean'): FactValue {
  if (type === 'text') return text;
  if (type === 'boolean') return booleans.get(text.toLowerCase()) ?? null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}
