import { resolveComment } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { permits } from '../permissions.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Settles a thread, or opens it again: any thread for who may draw, those they began for everybody else. */
export const resolveCommentProcedure = workspaceProcedure('comment')
  .input(z.object({ journeyId: idField, id: idField, isResolved: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    const { journeyId, id, isResolved } = input;
    const author = permits(ctx.role, 'edit') ? null : ctx.user.id;
    if (!(await resolveComment(ctx.db, { workspaceId: ctx.workspaceId, journeyId, id, by: isResolved ? ctx.user.id : null, author })))
      throw new Refused('not-found');
  });
