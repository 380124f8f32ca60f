import { audienceUses, listAudiences } from '@magpie/db';
import { filterFrom } from '@magpie/engine';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { anchorFrom } from './anchor-from.ts';

/** Audiences that are (not) archived and hold a text in name or description, the newest change first, with what they mean and in how many places each is used. */
export const listAudiencesProcedure = workspaceProcedure('view')
  .input(z.object({ archived: z.boolean().default(false), search: textField(200).default('') }))
  .query(async ({ ctx, input }) => {
    const [rows, uses] = await Promise.all([listAudiences(ctx.db, ctx.workspaceId, input), audienceUses(ctx.db, ctx.workspaceId, null)]);
    return rows.map((row) => ({ ...row, filter: filterFrom(row.filter), anchor: anchorFrom(row.anchor), uses: uses.get(row.id)?.length ?? 0 }));
  });
