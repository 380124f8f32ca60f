import { checkFilter, expandFilter, type Filter, mendFilter } from '@magpie/audience';
import type { OwnProblem, WorkspaceFacts } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import type { NodeProblemCode } from './node-problem-codes.ts';

type Found = Omit<Problem, 'node'>;

/** An error at a field. */
export function fieldError(code: NodeProblemCode, path: Problem['path'], parameters: Problem['parameters'] = {}): Found {
  return { code, severity: 'error', path, parameters };
}

/** What a field's filter is checked by. */
export interface FilterGround {
  readonly hasAnchor: boolean;
  readonly workspace: WorkspaceFacts;
}

/**
 * The audience language's own problems, at the field that holds the filter. What a saved audience asks for and the journey has not (a day to count from)
 * is told at the whole field. Nobody is told that an audience is missing while nobody has asked which there are.
 */
export function checkFilterField(filter: Filter, path: Problem['path'], { hasAnchor, workspace: { audiences } }: FilterGround): readonly Found[] {
  const own = checkFilter(filter, { hasAnchor, ...(audiences === null ? {} : { audiences: new Set(audiences.keys()) }) }).filter(
    ({ code }) => audiences !== null || code !== 'audience.reference-missing',
  );
  const found = own.length > 0 || audiences === null ? own : checkExpanded(filter, audiences, hasAnchor);
  return found.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

function checkExpanded(filter: Filter, audiences: NonNullable<WorkspaceFacts['audiences']>, hasAnchor: boolean): readonly Found[] {
  const expanded = expandFilter(filter, (id) => audiences.get(id)?.filter ?? null);
  if (!expanded.ok) return expanded.refusal;
  return checkFilter(expanded.value, { hasAnchor })
    .filter(({ code }) => code === 'audience.anchor-missing')
    .slice(0, 1)
    .map((problem) => ({ ...problem, path: [] }));
}

/** The filter of a field with a problem mended that lies at or in it; null where there is no obvious way. */
export function mendFilterField(filter: Filter, at: Problem['path'], { code, path }: OwnProblem): Filter | null {
  return at.every((step, index) => step === path[index]) ? mendFilter(filter, { code, path: path.slice(at.length) }) : null;
}

/** A name that must not be empty. */
export function checkNameField(name: string, path: Problem['path']): readonly Found[] {
  return name.trim() === '' ? [fieldError('kind.name-missing', path)] : [];
}
