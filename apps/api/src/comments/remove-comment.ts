import { removeComment } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Takes back something one has said oneself. */
export const removeCommentProcedure = workspaceProcedure('comment')
  .input(z.object({ journeyId: idField, id: idField }))
  .mutation(async ({ ctx, input }) => {
    const { journeyId, id } = input;
    if (!(await removeComment(ctx.db, { workspaceId: ctx.workspaceId, journeyId, id, author: ctx.user.id }))) throw new Refused('not-found');
  });
