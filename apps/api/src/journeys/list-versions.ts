import { listVersions } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Published versions of a journey, the newest first. */
export const listVersionsProcedure = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(({ ctx, input }) => listVersions(ctx.db, ctx.workspaceId, input.id));
