import { type Cohort, type Database, listCohorts, readCohortMembers } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { listPeople } from '../people/list-people.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { originOf } from './cohort-origin.ts';

/** Cohorts of the workspace, the newest first. */
const list = workspaceProcedure('view').query(async ({ ctx }) => {
  const cohorts = await listCohorts(ctx.db, ctx.workspaceId);
  const origins = await originsOf(ctx.db, ctx.workspaceId, cohorts);
  return cohorts.map(({ id, name, createdAt, members }) => ({ id, name, createdAt, count: members, origin: origins.get(id) ?? null }));
});

/** One cohort with a page of its members. */
const get = workspaceProcedure('view')
  .input(z.object({ id: textField(200), cursor: textField(20).nullish() }))
  .query(async ({ ctx, input }) => {
    const cohort = (await listCohorts(ctx.db, ctx.workspaceId)).find(({ id }) => id === input.id);
    if (!cohort) throw new Refused('not-found');
    const origins = await originsOf(ctx.db, ctx.workspaceId, [cohort]);
    const members = await readCohortMembers(ctx.db, ctx.workspaceId, input.id);
    return {
      id: cohort.id,
      name: cohort.name,
      count: cohort.members,
      createdAt: cohort.createdAt,
      origin: origins.get(cohort.id) ?? null,
      ...(await listPeople(ctx.db, ctx.workspaceId, { members, cursor: input.cursor ?? null, outcome: null })),
    };
  });

/** In which run of which journey, and at which of its steps, cohorts were saved. */
async function originsOf(db: Database, workspaceId: string, cohorts: readonly Pick<Cohort, 'id' | 'origin'>[]) {
  const known = cohorts.flatMap(({ id, origin }) => {
    const from = originOf(origin);
    return from === null ? [] : [{ id, ...from }];
  });
  const { rows } = await sql<{ runId: string; journeyName: string; steps: readonly { readonly id: string; readonly name: string }[] }>`
    select r.id as "runId", j.name as "journeyName",
      (select coalesce(jsonb_agg(jsonb_build_object('id', n ->> 'id', 'name', n ->> 'name')), '[]'::jsonb) from jsonb_array_elements(v.document -> 'nodes') as n) as steps
    from run r join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
    join journey_version v on v.workspace_id = r.workspace_id and v.journey_id = r.journey_id and v.version = r.version
    where r.workspace_id = ${workspaceId} and r.id = any(${[...new Set(known.map(({ runId }) => runId))]}::text[])`.execute(db);
  const runs = new Map(rows.map((row) => [row.runId, row]));
  return new Map(
    known.flatMap(({ id, type, runId, node }) => {
      const run = runs.get(runId);
      if (run === undefined) return [];
      return [[id, { type, runId, node, journeyName: run.journeyName, stepName: run.steps.find((step) => step.id === node)?.name ?? null }] as const];
    }),
  );
}

export const cohortsRouter = router({ list, get });
