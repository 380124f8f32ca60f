import { runConversions } from '@magpie/engine';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findRun } from './run-numbers.ts';

/** How many of those who went each way did what the goal counts, so far; null for a journey without a goal. */
export const conversionsOfRun = workspaceProcedure('view')
  .input(z.object({ runId: idField }))
  .query(async ({ ctx, input }) => {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    await findRun(ctx.db, run);
    return runConversions(ctx.db, run);
  });
