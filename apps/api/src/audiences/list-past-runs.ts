import { sql } from 'kysely';
import { workspaceProcedure } from '../trpc.ts';

const limit = 100;

/** A run that a condition can name. */
export interface PastRun {
  readonly id: string;
  readonly journeyName: string;
  /** Wall-clock instant. */
  readonly startedAt: number;
  readonly steps: readonly { readonly id: string; readonly name: string; readonly type: string }[];
}

/** The newest runs of the workspace itself with their steps: whoever asks who took part must be able to name them. */
export const listPastRuns = workspaceProcedure('view').query(async ({ ctx }): Promise<readonly PastRun[]> => {
  const { rows } = await sql<Omit<PastRun, 'startedAt'> & { readonly startedAt: Date }>`
    select r.id, j.name as "journeyName", r.created_at as "startedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', n ->> 'id', 'name', n ->> 'name', 'type', n ->> 'type')), '[]'::jsonb)
       from jsonb_array_elements(v.document -> 'nodes') n) as steps
    from run r join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
    join journey_version v on v.workspace_id = r.workspace_id and v.journey_id = r.journey_id and v.version = r.version
    where r.workspace_id = ${ctx.workspaceId} order by r.created_at desc, r.id limit ${limit}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.getTime() }));
});
