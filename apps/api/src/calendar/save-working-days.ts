import { isPlainDate } from '@magpie/calendar';
import { recordAudit, setWorkingDays, withTransaction } from '@magpie/db';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';

/** As many as a year has. */
const mostDays = 366;

const day = z.object({ date: z.string().refine(isPlainDate, 'is no date'), says: z.enum(['work', 'off']).nullable() });

/** Says of days that they are worked or off; null gives one back to the notice and the weekday. Of a day named twice the last word counts. Written into the audit. */
export const saveWorkingDays = workspaceProcedure('manage')
  .input(z.object({ days: z.array(day).min(1).max(mostDays) }))
  .mutation(async ({ ctx, input }) => {
    const last = new Map(input.days.map(({ date, says }) => [date, says]));
    const days = [...last].map(([date, says]) => ({ date, working: says === null ? null : says === 'work' }));
    await withTransaction(ctx.db, async (db) => {
      await setWorkingDays(db, ctx.workspaceId, days);
      await recordAudit(db, ctx.workspaceId, { userId: ctx.user.id, action: 'workspace.working-days', subject: ctx.workspaceId, detail: days });
    });
  });
