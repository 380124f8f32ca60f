import { z } from 'zod';
import { boundsProblem, filterBounds } from './filter-bounds.ts';
import type { Filter } from './filter.ts';
import { propertyTestSchema, textSchema, valueTestSchema } from './value-test-schema.ts';
import { windowSchema } from './window-schema.ts';

const numberTestSchema = z.strictObject({ op: z.enum(['>=', '>', '<=', '<', '=', '!=']), value: z.number() });

const measureSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('count') }),
  z.strictObject({ type: z.literal('sum') }),
  z.strictObject({ type: z.literal('firstDaysAgo') }),
  z.strictObject({ type: z.literal('lastDaysAgo') }),
]);

const clauseSchema: z.ZodType<Filter> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('all'), of: z.array(clauseSchema) }),
    z.strictObject({ type: z.literal('any'), of: z.array(clauseSchema) }),
    z.strictObject({ type: z.literal('not'), of: clauseSchema }),
    z.strictObject({ type: z.literal('attribute'), name: textSchema, test: valueTestSchema }),
    z.strictObject({ type: z.literal('tag'), tag: textSchema }),
    z.strictObject({ type: z.literal('consent'), channel: textSchema, purpose: textSchema }),
    z.strictObject({
      type: z.literal('event'),
      event: textSchema,
      where: z.array(propertyTestSchema).max(filterBounds.propertyTests),
      window: windowSchema,
      measure: measureSchema,
      test: numberTestSchema,
    }),
    z.strictObject({ type: z.literal('cohort'), cohort: textSchema }),
  ]),
);

/**
 * A filter document of bounded size ({@link filterBounds}). The bounds are measured first and without recursion, so a hostile document
 * is refused before it can exhaust the stack. It accepts unfinished filters (empty groups, empty names): `checkFilter` names those.
 */
export const filterSchema: z.ZodType<Filter> = z
  .unknown()
  .superRefine((value, context) => {
    const problem = boundsProblem(value);
    if (problem)
      context.addIssue({ code: 'custom', message: problem.bound, params: { bound: problem.bound, limit: problem.limit }, path: [...problem.path] });
  })
  .pipe(clauseSchema);
