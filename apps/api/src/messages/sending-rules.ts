import { findWorkspaceSending, recordAudit, setWorkspaceSending, withTransaction } from '@magpie/db';
import { z } from 'zod';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** What the workspace lets out, and when: its quiet hours and how many messages one person may get in an hour. */
export const readSendingRules = workspaceProcedure('view').query(async ({ ctx }) => {
  const rules = await findWorkspaceSending(ctx.db, ctx.workspaceId);
  if (!rules) throw new Refused('not-found');
  return rules;
});

const timeField = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Says it anew, for messages that are claimed from then on; written into the audit with what was said before. */
export const writeSendingRules = workspaceProcedure('manage')
  .input(
    z.object({
      quietHours: z
        .strictObject({ start: timeField, end: timeField })
        .refine(({ start, end }) => start !== end, 'Quiet hours that end when they begin are none')
        .nullable(),
      hourlyCeiling: z.number().int().min(1).max(100),
    }),
  )
  .mutation(async ({ ctx, input: { quietHours, hourlyCeiling } }) => {
    await withTransaction(ctx.db, async (db) => {
      const before = await findWorkspaceSending(db, ctx.workspaceId);
      await setWorkspaceSending(db, ctx.workspaceId, { quietHours, hourlyCeiling });
      const detail = { quietHours, hourlyCeiling, before };
      await recordAudit(db, ctx.workspaceId, { userId: ctx.user.id, action: 'workspace.sending-rules', subject: ctx.workspaceId, detail });
    });
  });
