import { findWorkspace, recordAudit, setSmsPrice, withTransaction } from '@magpie/db';
import { z } from 'zod';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** What a thousand parts of a text message cost here, in minor units of the currency; null while nobody has said. */
export const readSmsPrice = workspaceProcedure('view').query(async ({ ctx }) => {
  const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
  if (!workspace) throw new Refused('not-found');
  return { perThousandMinor: workspace.smsPricePerThousand, currency: workspace.currency };
});

/** Says what they cost; written into the audit. */
export const writeSmsPrice = workspaceProcedure('manage')
  .input(z.object({ perThousandMinor: z.number().int().min(0).max(100_000_000).nullable() }))
  .mutation(async ({ ctx, input }) => {
    await withTransaction(ctx.db, async (db) => {
      await setSmsPrice(db, ctx.workspaceId, input.perThousandMinor);
      await recordAudit(db, ctx.workspaceId, { userId: ctx.user.id, action: 'workspace.sms-price', subject: ctx.workspaceId, detail: input });
    });
  });
