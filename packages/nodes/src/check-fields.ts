import { checkFilter, type Filter, mendFilter } from '@magpie/audience';
import type { OwnProblem } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import type { NodeProblemCode } from './node-problem-codes.ts';

type Found = Omit<Problem, 'node'>;

/** An error at a field. */
export function fieldError(code: NodeProblemCode, path: Problem['path'], parameters: Problem['parameters'] = {}): Found {
  return { code, severity: 'error', path, parameters };
}

/** The audience language's own problems, at the field that holds the filter. */
export function checkFilterField(filter: Filter, path: Problem['path'], hasAnchor: boolean): readonly Found[] {
  return checkFilter(filter, { hasAnchor }).map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

/** The filter of a field with a problem mended that lies at or in it; null where there is no obvious way. */
export function mendFilterField(filter: Filter, at: Problem['path'], { code, path }: OwnProblem): Filter | null {
  return at.every((step, index) => step === path[index]) ? mendFilter(filter, { code, path: path.slice(at.length) }) : null;
}

/** A name that must not be empty. */
export function checkNameField(name: string, path: Problem['path']): readonly Found[] {
  return name.trim() === '' ? [fieldError('kind.name-missing', path)] : [];
}
