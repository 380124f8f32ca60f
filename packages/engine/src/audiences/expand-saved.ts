import { checkFilter, expandFilter, type Filter } from '@magpie/audience';
import type { SavedAudiences } from '@magpie/journey';
import { ok, type Problem, refuse, type Result } from '@magpie/kit';

/**
 * The filter with saved audiences in the places of their names. Refuses with problems while it cannot be meant: what it names is missing, leads back to
 * itself, or a condition is not finished. Where nothing brings a day to count from (`hasAnchor` is false), windows around one are such problems too.
 */
export function expandSaved(
  filter: Filter,
  saved: SavedAudiences,
  { hasAnchor }: { readonly hasAnchor: boolean },
): Result<Filter, readonly Problem[]> {
  const problems = errorsIn(filter, { hasAnchor, audiences: new Set(saved.keys()) });
  if (problems.length > 0) return refuse(problems);
  const expanded = expandFilter(filter, (id) => saved.get(id)?.filter ?? null);
  if (!expanded.ok || hasAnchor) return expanded;
  const inside = errorsIn(expanded.value, { hasAnchor });
  return inside.length > 0 ? refuse(inside) : ok(expanded.value);
}

function errorsIn(filter: Filter, context: Parameters<typeof checkFilter>[1]): readonly Problem[] {
  return checkFilter(filter, context).filter(({ severity }) => severity === 'error');
}
