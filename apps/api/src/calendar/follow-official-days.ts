import { recordAudit, setOfficialDays, withTransaction } from '@magpie/db';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';

/** Says whose yearly notice is followed; written into the audit. */
export const followOfficialDays = workspaceProcedure('manage')
  .input(z.object({ official: z.enum(['cn']).nullable() }))
  .mutation(async ({ ctx, input }) => {
    await withTransaction(ctx.db, async (db) => {
      await setOfficialDays(db, ctx.workspaceId, input.official);
      await recordAudit(db, ctx.workspaceId, { userId: ctx.user.id, action: 'workspace.official-days', subject: ctx.workspaceId, detail: input });
    });
  });
