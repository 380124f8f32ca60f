import { listComments } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Everything said about a draft, oldest first. */
export const listCommentsProcedure = workspaceProcedure('view')
  .input(z.object({ journeyId: idField }))
  .query(({ ctx, input }) => listComments(ctx.db, { workspaceId: ctx.workspaceId, journeyId: input.journeyId }));
