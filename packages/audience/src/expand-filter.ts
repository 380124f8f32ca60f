import { ok, type Problem, refuse, type Result } from '@magpie/kit';
import { boundsProblem } from './filter-bounds.ts';
import type { Filter } from './filter.ts';
import { problem } from './problem.ts';

/** The filter of a saved audience by its id; null when there is none of that id. */
export type AudienceResolver = (audience: string) => Filter | null;

/**
 * The filter with saved audiences put in the places where they are named, and in those of theirs. Refuses with problems at the first reference of a chain
 * that leads back to itself or to nowhere, or when the whole is beyond the bounds of a filter.
 */
export function expandFilter(filter: Filter, resolve: AudienceResolver): Result<Filter, Problem[]> {
  const problems: Problem[] = [];
  const expanded = expand(filter, { resolve, problems, path: [], within: [] });
  if (problems.length > 0) return refuse(problems);
  const bound = boundsProblem(expanded);
  if (bound === null) return ok(expanded);
  return refuse([problem(bound.bound === 'depth' ? 'audience.too-deep' : 'audience.too-many-clauses', [], { limit: bound.limit })]);
}

interface Expansion {
  readonly resolve: AudienceResolver;
  readonly problems: Problem[];
  /** Where in the filter that was given; a saved audience's own clauses have no place in it. */
  readonly path: Problem['path'];
  /** The audiences that are being expanded, outermost first. */
  readonly within: readonly string[];
}

/** More than a filter may hold: what is longer is refused for its size, and a doubling chain must not be written out first. */
const clausesAtMost = 2_000;

function expand(filter: Filter, at: Expansion): Filter {
  const inner = (clause: Filter, ...steps: readonly (string | number)[]): Filter =>
    expand(clause, at.within.length === 0 ? { ...at, path: [...at.path, ...steps] } : at);
  if (at.problems.length > 0) return filter;
  if (filter.type === 'all' || filter.type === 'any') return { ...filter, of: filter.of.map((clause, index) => inner(clause, 'of', index)) };
  if (filter.type === 'not') return { ...filter, of: inner(filter.of, 'of') };
  if (filter.type !== 'audience') return filter;
  const { audience } = filter;
  if (at.within.includes(audience)) return failed(filter, at, problem('audience.reference-loop', [...at.path], { audience }));
  const found = at.resolve(audience);
  if (found === null) return failed(filter, at, problem('audience.reference-missing', [...at.path], { audience }));
  const expanded = expand(found, { ...at, within: [...at.within, audience] });
  return clausesIn(expanded) > clausesAtMost
    ? failed(filter, at, problem('audience.too-many-clauses', [...at.path], { limit: clausesAtMost }))
    : expanded;
}

function failed(filter: Filter, { problems }: Expansion, found: Problem): Filter {
  problems.push(found);
  return filter;
}

function clausesIn(filter: Filter): number {
  if (filter.type === 'all' || filter.type === 'any') return filter.of.reduce((sum, clause) => sum + clausesIn(clause), 1);
  return filter.type === 'not' ? 1 + clausesIn(filter.of) : 1;
}
