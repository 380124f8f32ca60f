import type { Filter } from '../filter.ts';

/** Where a clause stands in a filter: `['of', 1, 'of', 0]`; a `not` is stepped through by `'of'` alone. */
export type ClausePath = readonly (string | number)[];

type Group = Filter & { readonly type: 'all' | 'any' };

/** The clause at a place; null where there is none. */
export function clauseAt(filter: Filter, path: ClausePath): Filter | null {
  const [step, index, ...rest] = path;
  if (step === undefined) return filter;
  if (step !== 'of') return null;
  if (filter.type === 'not') return clauseAt(filter.of, path.slice(1));
  if (!isGroup(filter) || typeof index !== 'number') return null;
  const inner = filter.of[index];
  return inner === undefined ? null : clauseAt(inner, rest);
}

/** The filter with another clause at a place; as it is where there is no such place. */
function replaceClause(filter: Filter, path: ClausePath, clause: Filter): Filter {
  const [step, index, ...rest] = path;
  if (step === undefined) return clause;
  if (filter.type === 'not') return { ...filter, of: replaceClause(filter.of, path.slice(1), clause) };
  if (!isGroup(filter) || typeof index !== 'number') return filter;
  const inner = filter.of[index];
  return inner === undefined ? filter : { ...filter, of: filter.of.with(index, replaceClause(inner, rest, clause)) };
}

/** The filter with a clause put into a group, in front of what stands at that place. */
export function insertClause(filter: Filter, path: ClausePath, clause: Filter): Filter {
  const index = path.at(-1);
  const group = clauseAt(filter, path.slice(0, -2));
  if (group === null || !isGroup(group) || typeof index !== 'number') return filter;
  return replaceClause(filter, path.slice(0, -2), { ...group, of: group.of.toSpliced(index, 0, clause) });
}

/** The filter without a clause of a group. */
export function removeClause(filter: Filter, path: ClausePath): Filter {
  const index = path.at(-1);
  const group = clauseAt(filter, path.slice(0, -2));
  if (group === null || !isGroup(group) || typeof index !== 'number') return filter;
  return replaceClause(filter, path.slice(0, -2), { ...group, of: group.of.toSpliced(index, 1) });
}

/** A filter that was rearranged, and where the clause that was meant stands now. */
export interface Arranged {
  readonly filter: Filter;
  readonly path: ClausePath;
}

/** Takes a clause out of its group and puts it in front of what stands at another place; null where it cannot go: nowhere, or into itself. */
export function moveClause(filter: Filter, from: ClausePath, to: ClausePath): Arranged | null {
  const clause = clauseAt(filter, from);
  if (clause === null || from.length === 0 || startsWith(to, from)) return null;
  const target = clauseAt(filter, to.slice(0, -2));
  if (target === null || !isGroup(target)) return null;
  // A stand-in keeps every place where it was until the clause has come to its new one.
  const gap: Filter = { type: 'any', of: [] };
  const moved = insertClause(replaceClause(filter, from, gap), to, clause);
  const left = pathOf(moved, gap);
  if (left === null) return null;
  const arranged = removeClause(moved, left);
  const path = pathOf(arranged, clause);
  return path === null ? null : { filter: arranged, path };
}

/**
 * Moves a clause by one place, as reading goes: past what stands next to it, into a group that stands next to it, and out of its own group at its end.
 * Null at the very end.
 */
export function stepClause(filter: Filter, path: ClausePath, direction: 'up' | 'down'): Arranged | null {
  const index = path.at(-1);
  const parent = path.slice(0, -2);
  const group = clauseAt(filter, parent);
  if (typeof index !== 'number' || group === null || !isGroup(group)) return null;
  const beside = index + (direction === 'up' ? -1 : 1);
  const neighbour = group.of[beside];
  if (neighbour === undefined) {
    const row = rowOf(parent);
    if (row === null) return null;
    return moveClause(filter, path, direction === 'up' ? row : [...row.slice(0, -1), Number(row.at(-1)) + 1]);
  }
  const inside = groupIn(neighbour, [...parent, 'of', beside]);
  if (inside !== null) return moveClause(filter, path, [...inside.path, 'of', direction === 'up' ? inside.group.of.length : 0]);
  return moveClause(filter, path, [...parent, 'of', direction === 'up' ? beside : beside + 1]);
}

/** Puts a clause into a group of its own, in its place. */
export function wrapClause(filter: Filter, path: ClausePath, type: 'all' | 'any'): Filter {
  const clause = clauseAt(filter, path);
  return clause === null ? filter : replaceClause(filter, path, { type, of: [clause] });
}

/** Says the opposite of a clause, or takes "not" away. */
export function negateClause(filter: Filter, path: ClausePath): Filter {
  const clause = clauseAt(filter, path);
  if (clause === null) return filter;
  return replaceClause(filter, path, clause.type === 'not' ? clause.of : { type: 'not', of: clause });
}

/** The row that a place lies in: where its path last counts. */
function rowOf(path: ClausePath): ClausePath | null {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return last === -1 ? null : path.slice(0, last + 1);
}

function groupIn(clause: Filter, path: ClausePath): { readonly group: Group; readonly path: ClausePath } | null {
  if (clause.type === 'not') return groupIn(clause.of, [...path, 'of']);
  return isGroup(clause) ? { group: clause, path } : null;
}

/** Where the very same clause stands. */
function pathOf(filter: Filter, clause: Filter, path: ClausePath = []): ClausePath | null {
  if (filter === clause) return path;
  if (filter.type === 'not') return pathOf(filter.of, clause, [...path, 'of']);
  if (!isGroup(filter)) return null;
  for (const [index, inner] of filter.of.entries()) {
    const found = pathOf(inner, clause, [...path, 'of', index]);
    if (found !== null) return found;
  }
  return null;
}

function isGroup(filter: Filter): filter is Group {
  return filter.type === 'all' || filter.type === 'any';
}

function startsWith(path: ClausePath, start: ClausePath): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index]);
}
