import { sql } from 'kysely';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';

const limit = 100;

/** Runs of a workspace and of the rehearsals made from it that the asker may see, the newest first. */
export const listRuns = workspaceProcedure('view')
  .input(z.object({ journeyId: idField.optional() }))
  .query(async ({ ctx, input }) => {
    const { rows } = await sql<{
      id: string;
      workspaceId: string;
      state: string;
      purpose: string;
      simulated: boolean;
      customers: string | null;
      journeyId: string;
      journeyName: string;
      version: number;
      startedAt: Date;
      logicalNow: Date;
      enrolled: number;
    }>`
      select r.id, r.workspace_id as "workspaceId", r.state, r.purpose, r.purpose = 'rehearsal' as simulated, r.customers->>'type' as customers, r.journey_id as "journeyId", j.name as "journeyName",
        r.version, r.created_at as "startedAt", r.logical_now as "logicalNow",
        coalesce((select sum(active)::int from run_block b where b.workspace_id = r.workspace_id and b.run_id = r.id), 0) as enrolled
      from run r join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
      join workspace w on w.id = r.workspace_id
      join membership m on m.workspace_id = r.workspace_id and m.user_id = ${ctx.user.id}
      where (w.id = ${ctx.workspaceId} or w.shadow_of = ${ctx.workspaceId}) and (${input.journeyId ?? null}::text is null or r.journey_id = ${input.journeyId ?? null}) and r.purpose <> 'backtest'
      order by r.created_at desc limit ${limit}`.execute(ctx.db);
    return rows.map((row) => ({ ...row, startedAt: row.startedAt.getTime(), logicalNow: row.logicalNow.getTime() }));
  });
