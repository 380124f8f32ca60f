import { readRetention, setRetention } from '@magpie/db';
import { z } from 'zod';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { namedPreview, retentionDays } from './preview-retention.ts';

/**
 * Says how long events are kept; null is for ever. What would be removed by it must be `confirmed`: without that the refusal carries the preview, and
 * nothing changes. Written into the audit.
 */
export const saveRetention = workspaceProcedure('retain')
  .input(z.object({ keepDays: retentionDays.nullable(), confirmed: z.boolean() }))
  .mutation(async ({ ctx, input: { keepDays: days, confirmed } }) => {
    const before = await readRetention(ctx.db, ctx.workspaceId);
    if (before.days === days) return;
    if (days !== null && !confirmed) {
      const preview = await namedPreview(ctx.db, ctx.workspaceId, days);
      if (preview.events > 0) throw new Refused('removes-events', preview);
    }
    await setRetention(ctx.db, ctx.workspaceId, { userId: ctx.user.id, days });
  });
