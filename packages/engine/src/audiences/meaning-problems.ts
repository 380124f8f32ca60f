import type { Filter } from '@magpie/audience';
import type { SavedAudiences } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { expandSaved } from './expand-saved.ts';

/** Why an audience cannot mean a filter: what that names leads back to it, or somebody who names it could not be asked any more. Empty: it can. */
export function meaningProblems(saved: SavedAudiences, { id, filter }: { readonly id: string; readonly filter: Filter }): readonly Problem[] {
  const changed = new Map(saved).set(id, { version: 0, filter });
  // Where something is wrong is told of the filter that was given: asked from inside, the paths lead into this one.
  const asked: readonly Filter[] = [{ type: 'audience', audience: id }, filter, ...[...changed.values()].map((other) => other.filter)];
  for (const each of asked) {
    const expanded = expandSaved(each, changed, { hasAnchor: true });
    if (!expanded.ok) return expanded.refusal;
  }
  return [];
}
