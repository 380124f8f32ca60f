import { fileJourney } from '@magpie/db';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Puts a journey into a folder of the list, or with null into none. */
export const fileJourneyProcedure = workspaceProcedure('edit')
  .input(z.object({ id: idField, folder: textField(60, 1).nullable() }))
  .mutation(async ({ ctx, input }) => {
    const folder = input.folder?.trim() ?? '';
    if (!(await fileJourney(ctx.db, ctx.workspaceId, { id: input.id, folder: folder === '' ? null : folder }))) throw new Refused('not-found');
  });
