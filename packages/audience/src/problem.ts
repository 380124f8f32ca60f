import type { Problem } from '@magpie/kit';
import type { AudienceProblemCode } from './problem-codes.ts';

const warnings: ReadonlySet<AudienceProblemCode> = new Set(['audience.always-true', 'audience.event-unknown', 'audience.window-year-repeated']);

/** A problem of the audience language at a path. What may be meant so is a warning; what cannot be is an error. */
export function problem(code: AudienceProblemCode, path: Problem['path'], parameters: Problem['parameters'] = {}): Problem {
  return { code, severity: warnings.has(code) ? 'warning' : 'error', path, parameters };
}

/** A name that was not filled in. */
export function checkName(name: string, path: Problem['path']): Problem[] {
  return name.trim() === '' ? [problem('audience.name-missing', path)] : [];
}
