import { type CohortOperation, cohortOperations, combineCohorts, findCohort, membersByIds } from '@magpie/db';
import { membersMeeting } from '@magpie/engine';
import { z } from 'zod';
import { askedFilter } from '../audiences/asked-filter.ts';
import { countedMoment } from '../audiences/counted-moment.ts';
import { anchorInput, filterInput } from '../audiences/fields.ts';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { keepCohort } from './keep-cohort.ts';

const nameField = textField(100, 1).refine((name) => name.trim() !== '');
const combination = z.object({
  operation: z.enum(cohortOperations),
  of: z
    .array(textField(200, 1))
    .min(2)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'names a cohort twice'),
});
/** One id a line: a list of a hundred thousand is a file, and files are imported. */
const mostIds = 100_000;

/** How many people a combination of cohorts would hold. */
export const tryCombination = workspaceProcedure('view')
  .input(combination)
  .query(async ({ ctx, input: { operation, of } }) => {
    await cohortsOf(ctx, of);
    return { count: (await combineCohorts(ctx.db, ctx.workspaceId, { operation, cohortIds: of })).length };
  });

/** Keeps a combination of cohorts as a new one, which knows of what it was made. */
export const combine = workspaceProcedure('collect')
  .input(combination.extend({ name: nameField }))
  .mutation(async ({ ctx, input: { operation, of, name } }) => {
    const origin: { readonly type: 'combined'; readonly operation: CohortOperation; readonly cohorts: readonly object[] } = {
      type: 'combined',
      operation,
      cohorts: (await cohortsOf(ctx, of)).map(({ id, name: called, members }) => ({ id, name: called, members })),
    };
    return keepCohort(ctx, { name, origin, memberNos: await combineCohorts(ctx.db, ctx.workspaceId, { operation, cohortIds: of }) });
  });

/** Keeps everybody who meets a filter now, around the next day of an anchor where one is given. `audience` is what it is called where it was asked. */
export const saveAudience = workspaceProcedure('collect')
  .input(z.object({ name: nameField, filter: filterInput, anchor: anchorInput.default(null), audience: textField(200).nullish() }))
  .mutation(async ({ ctx, input }) => {
    const { anchor } = input;
    const filter = await askedFilter(ctx.db, ctx.workspaceId, { filter: input.filter, anchor });
    const moment = await countedMoment(ctx.db, ctx.workspaceId, { anchor, now: Date.now() });
    const memberNos = await membersMeeting(ctx.db, { workspaceId: ctx.workspaceId, filter, ...moment });
    const origin = { type: 'audience', filter, anchor, name: input.audience ?? null, at: moment.now };
    return keepCohort(ctx, { name: input.name, origin, memberNos });
  });

/** Keeps the people whom a list of ids names, and says which name nobody. */
export const saveList = workspaceProcedure('collect')
  .input(z.object({ name: nameField, ids: z.array(textField(200, 1)).min(1).max(mostIds) }))
  .mutation(async ({ ctx, input: { name, ids } }) => {
    const { memberNos, unknown } = await membersByIds(ctx.db, ctx.workspaceId, ids);
    const kept = await keepCohort(ctx, { name, origin: { type: 'list', given: new Set(ids).size }, memberNos });
    return { ...kept, unknown: unknown.length, unknownIds: unknown.slice(0, 20) };
  });

async function cohortsOf(ctx: Parameters<typeof keepCohort>[0], ids: readonly string[]) {
  const found = [];
  for (const id of ids) {
    const cohort = await findCohort(ctx.db, ctx.workspaceId, id);
    if (cohort === null) throw new Refused('not-found');
    found.push(cohort);
  }
  return found;
}
