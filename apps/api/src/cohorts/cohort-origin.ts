import { z } from 'zod';

const originSchema = z.object({
  type: z.string(),
  runId: z.string(),
  node: z.string().optional(),
  number: z.object({ type: z.string(), node: z.string().nullable().optional() }).optional(),
});

/** Where a cohort came from: `run` was saved by a step, `number` by somebody from a number of a run. Null for any other origin. */
export interface CohortOrigin {
  readonly type: string;
  readonly runId: string;
  /** The step that saved, or whose number it was. */
  readonly node: string | null;
}

export function originOf(origin: unknown): CohortOrigin | null {
  const parsed = originSchema.safeParse(origin);
  if (!parsed.success) return null;
  const { type, runId, node, number } = parsed.data;
  return { type, runId, node: node ?? number?.node ?? null };
}
