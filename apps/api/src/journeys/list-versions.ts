import { listVersions } from '@magpie/db';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';

/** Published versions of a journey, the newest first. */
export const listVersionsProcedure = workspaceProcedure('view')
  .input(z.object({ id: z.string().max(64) }))
  .query(({ ctx, input }) => listVersions(ctx.db, ctx.workspaceId, input.id));
