import { ok, refuse, type Problem, type Result } from '@magpie/kit';
import type { z } from 'zod';
import { filterSchema } from './filter-schema.ts';
import type { Filter } from './filter.ts';
import type { AudienceProblemCode } from './problem-codes.ts';

/** Reads a filter from anything. Never throws for data that JSON can hold; each problem's path leads to the clause and field. */
export function parseFilter(value: unknown): Result<Filter, Problem[]> {
  const parsed = filterSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : refuse(parsed.error.issues.map(problemOf));
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const [code, parameters] = meaning(issue);
  return { code, severity: 'error', path, parameters };
}

function meaning(issue: z.core.$ZodIssue): [AudienceProblemCode, Problem['parameters']] {
  if (issue.code === 'custom') return custom(issue.params ?? {});
  if (issue.code === 'too_big' && issue.origin === 'string') return ['audience.text-too-long', { limit: Number(issue.maximum) }];
  return ['audience.malformed', { reason: issue.code }];
}

function custom(parameters: Readonly<Record<string, unknown>>): [AudienceProblemCode, Problem['parameters']] {
  const { bound, limit, reason } = parameters;
  if (bound === 'depth') return ['audience.too-deep', { limit: Number(limit) }];
  if (bound === 'clauses') return ['audience.too-many-clauses', { limit: Number(limit) }];
  return ['audience.malformed', { reason: typeof reason === 'string' ? reason : 'custom' }];
}
