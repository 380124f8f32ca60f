import { exportDocument } from '@magpie/journey';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { readDraft } from './read-draft.ts';

/** The draft as JSON text fit for git. */
export const exportJourney = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(async ({ ctx, input }) => {
    const { document } = await readDraft(ctx.db, ctx.workspaceId, input.id);
    return { text: exportDocument(document) };
  });
