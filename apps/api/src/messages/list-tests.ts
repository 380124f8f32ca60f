import { listTestMessages } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

const shown = 5;

/** One's own newest test messages of a journey: what went out, to where, and what the provider said. */
export const listTests = workspaceProcedure('view')
  .input(z.object({ journeyId: idField }))
  .query(async ({ ctx, input }) => {
    const tests = await listTestMessages(ctx.db, { workspaceId: ctx.workspaceId, userId: ctx.user.id, journeyId: input.journeyId }, shown);
    return tests.map(({ at, ...test }) => ({ ...test, at: at.getTime() }));
  });
