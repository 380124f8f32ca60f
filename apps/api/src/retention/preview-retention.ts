import type { Database } from '@magpie/db';
import { previewRetention, type RetentionPreview } from '@magpie/engine';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';

/** Shorter than a month would take from a campaign what it has just been told; ten years is as good as for ever. */
export const retentionDays = z.int().min(30).max(3650);

/** Of the runs that hold events, as many are named. */
const mostRuns = 5;

/** A preview, with the names of the journeys whose runs hold events; `moreRuns` are not named. */
export type NamedPreview = Omit<RetentionPreview, 'runs'> & {
  readonly runs: readonly (RetentionPreview['runs'][number] & { readonly journeyName: string })[];
  readonly moreRuns: number;
};

/** What keeping events for so many days would remove now; nothing changes. */
export const previewRetentionProcedure = workspaceProcedure('retain')
  .input(z.object({ keepDays: retentionDays }))
  .query(({ ctx, input }): Promise<NamedPreview> => namedPreview(ctx.db, ctx.workspaceId, input.keepDays));

export async function namedPreview(db: Database, workspaceId: string, days: number): Promise<NamedPreview> {
  const preview = await previewRetention(db, workspaceId, { days, now: Date.now() });
  const runs = preview.runs.slice(0, mostRuns);
  const names = await db
    .selectFrom('journey')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ['', ...runs.map(({ journeyId }) => journeyId)])
    .execute();
  const byId = new Map(names.map(({ id, name }) => [id, name]));
  return {
    ...preview,
    runs: runs.map((run) => ({ ...run, journeyName: byId.get(run.journeyId) ?? run.journeyId })),
    moreRuns: preview.runs.length - runs.length,
  };
}
