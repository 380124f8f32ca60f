/** Sizes that a filter document may not exceed. */
export const filterBounds = {
  depth: 20,
  clauses: 500,
  textLength: 500,
  propertyTests: 20,
  listValues: 500,
  years: 20,
  days: 36_500,
  /** A year has some 250. */
  workingDays: 1_000,
  /** How many calendar periods back. */
  periods: 1_200,
  /** How far from today an anniversary may lie. */
  anniversaryDays: 400,
  /** `*` in a pattern. */
  wildcards: 10,
  /** Steps of a sequence behind its first. */
  steps: 5,
  sameProperties: 5,
} as const;

/** The first bound that a document breaks. */
export interface BoundsProblem {
  readonly bound: 'depth' | 'clauses';
  readonly limit: number;
  readonly path: readonly (string | number)[];
}

/** Measures nesting and number of clauses of any value, iteratively; null = within bounds. Shape is the schema's business. */
export function boundsProblem(document: unknown): BoundsProblem | null {
  const waiting: { value: unknown; path: readonly (string | number)[]; depth: number }[] = [{ value: document, path: [], depth: 1 }];
  let clauses = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    clauses += 1;
    if (next.depth > filterBounds.depth) return { bound: 'depth', limit: filterBounds.depth, path: next.path };
    const of = innerOf(next.value);
    if (!Array.isArray(of)) {
      if (of !== undefined) waiting.push({ value: of, path: [...next.path, 'of'], depth: next.depth + 1 });
      continue;
    }
    if (clauses + waiting.length + of.length > filterBounds.clauses) return { bound: 'clauses', limit: filterBounds.clauses, path: next.path };
    for (const [index, value] of of.entries()) waiting.push({ value, path: [...next.path, 'of', index], depth: next.depth + 1 });
  }
  return null;
}

function innerOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'of' in value ? value.of : undefined;
}
