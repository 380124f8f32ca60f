import { dropMapping, keepMapping, listKeptMappings, recordAudit } from '@magpie/db';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { readMapping } from './find-upload.ts';

const nameField = textField(100, 1).refine((name) => name.trim() === name, 'No space around a name');

/** What the columns of files mean, kept by name for the next file of their kind. */
export const mappingsRouter = router({
  list: workspaceProcedure('view').query(({ ctx }) => listKeptMappings(ctx.db, ctx.workspaceId)),

  /** In the place of another of the same name. */
  keep: workspaceProcedure('edit')
    .input(z.object({ name: nameField, mapping: z.unknown() }))
    .mutation(async ({ ctx, input: { name, mapping: told } }) => {
      const mapping = readMapping(told);
      await keepMapping(ctx.db, ctx.workspaceId, { name, mapping, userId: ctx.user.id });
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'import.keep-mapping', subject: name, detail: { mapping } });
    }),

  drop: workspaceProcedure('edit')
    .input(z.object({ name: nameField }))
    .mutation(async ({ ctx, input: { name } }) => {
      if (!(await dropMapping(ctx.db, ctx.workspaceId, name))) throw new Refused('not-found');
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'import.drop-mapping', subject: name, detail: {} });
    }),
});
