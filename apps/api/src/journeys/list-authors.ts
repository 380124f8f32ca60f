import { listDraftAuthors } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Who changed a draft, version by version, the latest first. */
export const listAuthors = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(({ ctx, input }) => listDraftAuthors(ctx.db, ctx.workspaceId, input.id));
