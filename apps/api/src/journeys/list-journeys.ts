import { listJourneys } from '@magpie/db';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Journeys that are (not) archived and hold a text, the newest change first, with their last run's result. */
export const listJourneysProcedure = workspaceProcedure('view')
  .input(z.object({ archived: z.boolean().default(false), search: textField(200).default('') }))
  .query(({ ctx, input }) => listJourneys(ctx.db, ctx.workspaceId, input));
