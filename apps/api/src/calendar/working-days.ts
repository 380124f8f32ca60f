import type { WorkingDays } from '@magpie/calendar';
import { readWorkingDays } from '@magpie/db';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Which days the workspace works, as the calendar takes it. */
export const workingDaysProcedure = workspaceProcedure('view').query(async ({ ctx }): Promise<WorkingDays> => {
  const days = await readWorkingDays(ctx.db, ctx.workspaceId);
  if (days === null) throw new Refused('not-found');
  return days;
});
