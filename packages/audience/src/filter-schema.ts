import { z } from 'zod';
import { boundsProblem, filterBounds } from './filter-bounds.ts';
import type { Filter } from './filter.ts';
import { messageStates } from './member-facts.ts';
import { attributeTestSchema, dateTestSchema, numberTestSchema, propertyTestSchema, textSchema } from './value-test-schema.ts';
import { windowSchema } from './window-schema.ts';

const measureSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['count', 'days', 'firstDaysAgo', 'lastDaysAgo']) }),
  z.strictObject({ type: z.enum(['sum', 'average', 'minimum', 'maximum']), property: textSchema.exactOptional() }),
  z.strictObject({ type: z.literal('distinct'), property: textSchema }),
]);

const match = { event: textSchema, where: z.array(propertyTestSchema).max(filterBounds.propertyTests) };
const inWindow = { ...match, window: windowSchema };
const channelAndPurpose = { channel: textSchema, purpose: textSchema };
const which = z.enum(['first', 'last']);

const stepSchema = z.strictObject({
  ...match,
  absent: z.boolean(),
  within: z.strictObject({ count: z.int().min(1).max(600_000), unit: z.enum(['minute', 'hour', 'day', 'week']) }),
  same: z.array(textSchema).max(filterBounds.sameProperties),
});

const clauseSchema: z.ZodType<Filter> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('all'), of: z.array(clauseSchema) }),
    z.strictObject({ type: z.literal('any'), of: z.array(clauseSchema) }),
    z.strictObject({ type: z.literal('not'), of: clauseSchema }),
    z.strictObject({ type: z.literal('attribute'), name: textSchema, test: attributeTestSchema }),
    z.strictObject({ type: z.literal('tag'), tag: textSchema }),
    z.strictObject({ type: z.literal('consent'), ...channelAndPurpose }),
    z.strictObject({ type: z.literal('reachable'), ...channelAndPurpose }),
    z.strictObject({ type: z.literal('event'), ...inWindow, measure: measureSchema, test: numberTestSchema }),
    z.strictObject({ type: z.literal('eventProperty'), which, ...inWindow, property: textSchema, test: attributeTestSchema }),
    z.strictObject({ type: z.literal('eventDate'), which, ...inWindow, test: dateTestSchema }),
    z.strictObject({ type: z.literal('sequence'), ...inWindow, steps: z.array(stepSchema).min(1).max(filterBounds.steps) }),
    z.strictObject({ type: z.literal('score'), score: z.enum(['recency', 'frequency', 'monetary']), ...inWindow, test: numberTestSchema }),
    z.strictObject({ type: z.literal('cohort'), cohort: textSchema }),
    z.strictObject({ type: z.literal('run'), run: textSchema, node: textSchema.nullable(), outcome: textSchema.nullable() }),
    z.strictObject({
      type: z.literal('message'),
      run: textSchema,
      node: textSchema,
      states: z.array(z.enum(messageStates)).max(messageStates.length),
    }),
    z.strictObject({ type: z.literal('audience'), audience: textSchema }),
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
