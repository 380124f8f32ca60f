import { listJourneys } from '@magpie/db';
import { workspaceProcedure } from '../trpc.ts';

/** Every journey that is not archived, the newest change first, with its last run at a glance. */
export const listJourneysProcedure = workspaceProcedure('view').query(({ ctx }) => listJourneys(ctx.db, ctx.workspaceId));
