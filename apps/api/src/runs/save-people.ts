import { peopleBehind, readRun } from '@magpie/engine';
import { z } from 'zod';
import { keepCohort } from '../cohorts/keep-cohort.ts';
import { idField, textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findRun } from './run-numbers.ts';
import { runNumberField } from './run-number-field.ts';

/**
 * Saves the people behind a number as they are now as a cohort, which never changes after. Of a rehearsal it lies in the rehearsal's own copy: nobody
 * simulated comes among the shop's members. Somebody who stands behind the number more than once is in it once.
 */
export const savePeople = workspaceProcedure('collect')
  .input(z.object({ runId: idField, number: runNumberField, name: textField(100, 1).refine((name) => name.trim() !== '') }))
  .mutation(async ({ ctx, input }) => {
    const run = { workspaceId: ctx.workspaceId, runId: input.runId };
    const { journeyId, version } = await findRun(ctx.db, run);
    const { logicalNow } = await readRun(ctx.db, run);
    const { numbers } = await peopleBehind(ctx.db, run, input.number);
    const origin = { type: 'number', runId: input.runId, journeyId, version, number: input.number, at: logicalNow };
    return keepCohort(ctx, { name: input.name, origin, memberNos: numbers });
  });
