import { recordAudit } from '@magpie/db';
import { requestPause, requestStop, resumeRun, retryStuck } from '@magpie/engine';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

const input = z.object({ runId: idField });

/** Each writes the wish into the rows first and wakes the run after: a lost wake delays, the reconciler finds it. */
function changing(action: 'paused' | 'resumed' | 'stopped' | 'retried', change: typeof requestPause) {
  return workspaceProcedure('stop')
    .input(input)
    .mutation(async ({ ctx, input: { runId } }) => {
      const run = { workspaceId: ctx.workspaceId, runId };
      const changed = await change(ctx.engine, run);
      if (!changed.ok) throw new Refused(changed.refusal);
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: `run.${action}`, subject: runId, detail: {} });
      await ctx.door.wake(run);
      return { runId };
    });
}

export const pauseRun = changing('paused', requestPause);
export const resumeRunProcedure = changing('resumed', resumeRun);
export const stopRun = changing('stopped', requestStop);
/** Puts back whom a step could not process. */
export const retryRun = changing('retried', retryStuck);
