import { listCohorts, readCohortMembers } from '@magpie/db';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { listPeople } from '../people/list-people.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';

/** Cohorts of the workspace, the newest first. */
const list = workspaceProcedure('view').query(async ({ ctx }) =>
  (await listCohorts(ctx.db, ctx.workspaceId)).map(({ members, ...cohort }) => ({ ...cohort, count: members })),
);

/** One cohort with a page of its members. */
const get = workspaceProcedure('view')
  .input(z.object({ id: textField(200), cursor: textField(20).nullish() }))
  .query(async ({ ctx, input }) => {
    const cohort = (await listCohorts(ctx.db, ctx.workspaceId)).find(({ id }) => id === input.id);
    if (!cohort) throw new Refused('not-found');
    const members = await readCohortMembers(ctx.db, ctx.workspaceId, input.id);
    return {
      id: cohort.id,
      name: cohort.name,
      count: cohort.members,
      ...(await listPeople(ctx.db, ctx.workspaceId, { members, cursor: input.cursor ?? null, outcome: null })),
    };
  });

export const cohortsRouter = router({ list, get });
