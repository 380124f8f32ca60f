import { goneBefore, readRetention, type Retention } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { workspaceProcedure } from '../trpc.ts';

/** How long the workspace keeps events, how far the removal of older ones is, and up to when some are gone. */
export const retentionState = workspaceProcedure('view').query(async ({ ctx }): Promise<Retention & { readonly goneBefore: Instant | null }> => {
  const gone = [...(await goneBefore(ctx.db, ctx.workspaceId)).values()];
  return { ...(await readRetention(ctx.db, ctx.workspaceId)), goneBefore: gone.length === 0 ? null : Math.max(...gone) };
});
