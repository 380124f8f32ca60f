import type { Problem } from '@magpie/kit';
import { z } from 'zod';

const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  node: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
});
const errorSchema = z.object({ data: z.object({ refusal: z.object({ code: z.string(), detail: z.unknown() }) }) });

export interface ApiRefusal {
  /** One of the API's closed set of codes; words under `refusal.<code>`. */
  readonly code: string;
  readonly problems: readonly Problem[];
}

/** The expected no inside an API error, or null for a lost connection or a fault. */
export function refusalOf(error: unknown): ApiRefusal | null {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return null;
  const { code, detail } = parsed.data.data.refusal;
  const problems = z.array(problemSchema).safeParse(detail);
  return {
    code,
    problems: problems.success ? problems.data.map(({ node, ...problem }) => (node === undefined ? problem : { ...problem, node })) : [],
  };
}
