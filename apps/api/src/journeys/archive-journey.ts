import { archiveJourney } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Takes a journey out of the list instead of deleting it, or brings it back. Its runs go on, its history stays; it can be neither published nor rehearsed. */
export const archiveJourneyProcedure = workspaceProcedure('edit')
  .input(z.object({ id: idField, archived: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    const at = input.archived ? new Date() : null;
    if (!(await archiveJourney(ctx.db, ctx.workspaceId, { id: input.id, at, userId: ctx.user.id }))) throw new Refused('not-found');
  });
