import { archiveCohort, cohortActivity, cohortPeople, findCohort, findWorkspace, listCohorts, renameCohort } from '@magpie/db';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { originsOf } from './cohort-origin.ts';
import { combine, saveAudience, saveList, tryCombination } from './save-cohort.ts';

const pageSize = 50;
const cohortId = textField(200, 1);

/** Cohorts of the workspace, the newest first, those that were put away last. */
const list = workspaceProcedure('view').query(async ({ ctx }) => {
  const cohorts = await listCohorts(ctx.db, ctx.workspaceId);
  const origins = await originsOf(ctx.db, ctx.workspaceId, cohorts);
  return cohorts.map(({ id, name, createdAt, archivedAt, members }) => ({
    id,
    name,
    createdAt,
    archivedAt,
    count: members,
    origin: origins.get(id) ?? null,
  }));
});

/** One cohort with a page of its members, all of them or those who are called so. */
const get = workspaceProcedure('view')
  .input(
    z.object({
      id: cohortId,
      text: textField(200).default(''),
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .nullish(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const cohort = await findCohort(ctx.db, ctx.workspaceId, input.id);
    if (cohort === null) throw new Refused('not-found');
    const { id, name, members, createdAt, archivedAt } = cohort;
    const origins = await originsOf(ctx.db, ctx.workspaceId, [cohort]);
    const after = input.cursor == null ? null : Number(input.cursor);
    const page = await cohortPeople(ctx.db, ctx.workspaceId, { cohortId: id, text: input.text, after, size: pageSize });
    return {
      id,
      name,
      count: members,
      createdAt,
      archivedAt,
      origin: origins.get(id) ?? null,
      people: page.people,
      found: page.found,
      nextCursor: page.next === null ? null : String(page.next),
    };
  });

const mostPeriods = { week: 53, month: 24 } as const;
const days = { week: 7, month: 31 } as const;

/** How many of a cohort bought in each week or month since it was saved, of very old ones in the last periods. */
const activity = workspaceProcedure('view')
  .input(z.object({ id: cohortId, unit: z.enum(['week', 'month']) }))
  .query(async ({ ctx, input: { id, unit } }) => {
    const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
    const cohort = await findCohort(ctx.db, ctx.workspaceId, id);
    if (cohort === null || !workspace) throw new Refused('not-found');
    const saved = savedAt(cohort);
    const until = Math.max(Date.now(), saved + 1);
    const since = Math.max(saved, until - mostPeriods[unit] * days[unit] * 86_400_000);
    const periods = await cohortActivity(ctx.db, ctx.workspaceId, { cohortId: id, unit, since, until, zone: workspace.zone });
    return { since, count: cohort.members, currency: workspace.currency, periods };
  });

const originInstant = z.object({ at: z.number() });

/** When a cohort was saved: of a rehearsal by its own clock. */
function savedAt({ origin, createdAt }: { readonly origin: unknown; readonly createdAt: number }): number {
  const parsed = originInstant.safeParse(origin);
  return parsed.success ? parsed.data.at : createdAt;
}

const rename = workspaceProcedure('collect')
  .input(z.object({ id: cohortId, name: textField(100, 1).refine((name) => name.trim() !== '') }))
  .mutation(async ({ ctx, input: { id, name } }) => {
    if (!(await renameCohort(ctx.db, ctx.workspaceId, { id, name: name.trim(), userId: ctx.user.id }))) throw new Refused('not-found');
  });

/** Puts a cohort away, or brings it back. */
const archive = workspaceProcedure('collect')
  .input(z.object({ id: cohortId, archived: z.boolean() }))
  .mutation(async ({ ctx, input: { id, archived } }) => {
    if (!(await archiveCohort(ctx.db, ctx.workspaceId, { id, archived, userId: ctx.user.id }))) throw new Refused('not-found');
  });

export const cohortsRouter = router({ list, get, activity, tryCombination, combine, saveAudience, saveList, rename, archive });
