import { type Problem, refuse, type Result } from '@magpie/kit';
import { filterBounds } from '../filter-bounds.ts';
import type { Filter } from '../filter.ts';
import { parseFilter } from '../parse-filter.ts';
import { problem } from '../problem.ts';
import { ClauseReader } from './read-clause.ts';
import { UnreadableText } from './token-reader.ts';
import { type Token, tokensOf } from './tokens.ts';

/** More than the largest filter takes. */
const charactersAtMost = 1_000_000;

/**
 * Reads the text form of a filter. What cannot be read is refused with its line and column and what could have stood there; what reads but is no filter
 * (a number out of bounds, too many clauses) with the problems of `parseFilter`, each with the line and column of its clause.
 */
export function parseFilterText(source: string): Result<Filter, Problem[]> {
  if (source.length > charactersAtMost) return refuse([problem('audience.text-too-long', [], { limit: charactersAtMost })]);
  const reader = new ClauseReader(tokensOf(source), filterBounds.depth);
  try {
    const filter = reader.filter();
    const parsed = parseFilter(filter);
    return parsed.ok
      ? parsed
      : refuse(parsed.refusal.map((found) => ({ ...found, parameters: { ...found.parameters, ...placeOf(reader, filter, found.path) } })));
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    const { token, expected } = error;
    return refuse([problem('audience.unreadable', [], { line: token.line, column: token.column, expected })]);
  }
}

/** The place of the innermost clause on the way to a problem. */
function placeOf(reader: ClauseReader, filter: Filter, path: Problem['path']): { readonly line: number; readonly column: number } {
  let at: unknown = filter;
  let token: Token | undefined = reader.tokenOf(filter);
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break;
    at = Object.entries(at).find(([key]) => key === String(step))?.[1];
    token = (typeof at === 'object' && at !== null ? reader.tokenOf(at) : undefined) ?? token;
  }
  return { line: token?.line ?? 1, column: token?.column ?? 1 };
}
