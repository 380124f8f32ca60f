import { archiveAudience, type AudienceUse, audienceUses, findAudience, lockAudiences, withTransaction } from '@magpie/db';
import { filterFrom } from '@magpie/engine';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { checkMeaning, checkName } from './save-audience.ts';

/**
 * Takes an audience out of the list, or brings it back; its versions stay. Refused with the places (`in-use`) while a published journey or another audience
 * names it; bringing it back is refused while its name is another's or what it names is gone.
 */
export const archiveAudienceProcedure = workspaceProcedure('edit')
  .input(z.object({ id: idField, archived: z.boolean() }))
  .mutation(async ({ ctx, input: { id, archived } }) => {
    await withTransaction(ctx.db, async (transaction) => {
      await lockAudiences(transaction, ctx.workspaceId);
      const found = await findAudience(transaction, ctx.workspaceId, id);
      if (found === null) throw new Refused('not-found');
      if (archived) {
        const live = ((await audienceUses(transaction, ctx.workspaceId, id)).get(id) ?? []).filter(isLive);
        if (live.length > 0) throw new Refused('in-use', live);
      } else {
        await checkName(transaction, ctx.workspaceId, { id, name: found.name });
        await checkMeaning(transaction, ctx.workspaceId, { id, filter: filterFrom(found.filter) });
      }
      await archiveAudience(transaction, ctx.workspaceId, { id, at: archived ? new Date() : null, userId: ctx.user.id });
    });
  });

/** Where an audience is used: in journeys as drawn and as published, in other audiences, by cohorts. */
export const whereUsed = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(async ({ ctx, input }) => (await audienceUses(ctx.db, ctx.workspaceId, input.id)).get(input.id) ?? []);

/** A draft can be mended and a cohort is frozen: neither needs the audience to stay. */
function isLive(use: AudienceUse): boolean {
  return use.type === 'audience' || (use.type === 'journey' && (use.version !== null || use.openRuns > 0));
}
