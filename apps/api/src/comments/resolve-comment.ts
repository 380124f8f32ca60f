import { resolveComment } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Settles a thread, or opens it again. */
export const resolveCommentProcedure = workspaceProcedure('edit')
  .input(z.object({ journeyId: idField, id: idField, isResolved: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    const { journeyId, id, isResolved } = input;
    if (!(await resolveComment(ctx.db, { workspaceId: ctx.workspaceId, journeyId, id, by: isResolved ? ctx.user.id : null })))
      throw new Refused('not-found');
  });
