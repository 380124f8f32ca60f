import { type Filter, parseFilter } from '@magpie/audience';
import { type Cohort, cohortOperations, type Database } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';

/** Where a cohort came from, for the screens. */
export type CohortOrigin =
  /** `run` was saved by a step, `number` by somebody from a number of a run. */
  | {
      readonly type: 'run' | 'number';
      readonly runId: string;
      readonly node: string | null;
      readonly journeyName: string;
      readonly stepName: string | null;
    }
  | {
      readonly type: 'combined';
      readonly operation: (typeof cohortOperations)[number];
      /** As they are called now; as they were called then where they are gone. */
      readonly cohorts: readonly { readonly id: string; readonly name: string; readonly members: number }[];
    }
  | { readonly type: 'audience'; readonly filter: Filter; readonly name: string | null }
  | { readonly type: 'list'; readonly given: number };

const runSchema = z.object({
  type: z.enum(['run', 'number']),
  runId: z.string(),
  node: z.string().optional(),
  number: z.object({ type: z.string(), node: z.string().nullable().optional() }).optional(),
});
const combinedSchema = z.object({
  type: z.literal('combined'),
  operation: z.enum(cohortOperations),
  cohorts: z.array(z.object({ id: z.string(), name: z.string(), members: z.number() })),
});
const audienceSchema = z.object({
  type: z.literal('audience'),
  filter: z.unknown(),
  name: z.string().nullable(),
});
const listSchema = z.object({ type: z.literal('list'), given: z.number() });
const originSchema = z.discriminatedUnion('type', [runSchema, combinedSchema, audienceSchema, listSchema]);

/** The origins of some cohorts by their ids; one that nobody can tell is missing. */
export async function originsOf(
  db: Database,
  workspaceId: string,
  cohorts: readonly Pick<Cohort, 'id' | 'origin'>[],
): Promise<ReadonlyMap<string, CohortOrigin>> {
  const parsed = cohorts.flatMap(({ id, origin }) => {
    const known = originSchema.safeParse(origin);
    return known.success ? [{ id, origin: known.data }] : [];
  });
  const runs = await readRuns(
    db,
    workspaceId,
    parsed.flatMap(({ origin }) => ('runId' in origin ? [origin.runId] : [])),
  );
  const names = await readNames(
    db,
    workspaceId,
    parsed.flatMap(({ origin }) => (origin.type === 'combined' ? origin.cohorts.map(({ id }) => id) : [])),
  );
  return new Map(
    parsed.flatMap(({ id, origin }): (readonly [string, CohortOrigin])[] => {
      switch (origin.type) {
        case 'combined':
          return [[id, { ...origin, cohorts: origin.cohorts.map((part) => ({ ...part, name: names.get(part.id) ?? part.name })) }]];
        case 'audience': {
          const filter = parseFilter(origin.filter);
          return filter.ok ? [[id, { type: 'audience', filter: filter.value, name: origin.name }]] : [];
        }
        case 'list':
          return [[id, origin]];
        default: {
          const { type, runId } = origin;
          const run = runs.get(runId);
          const node = origin.node ?? origin.number?.node ?? null;
          if (run === undefined) return [];
          return [[id, { type, runId, node, journeyName: run.journeyName, stepName: run.steps.find((step) => step.id === node)?.name ?? null }]];
        }
      }
    }),
  );
}

/** The run from one of whose numbers somebody saved a cohort; null where it came otherwise. */
export function runSavedFrom(origin: unknown): string | null {
  const known = runSchema.safeParse(origin);
  return known.success && known.data.type === 'number' ? known.data.runId : null;
}

interface OriginRun {
  readonly runId: string;
  readonly journeyName: string;
  readonly steps: readonly { readonly id: string; readonly name: string }[];
}

/** Of which journey runs are, and what its steps are called. */
async function readRuns(db: Database, workspaceId: string, runIds: readonly string[]): Promise<ReadonlyMap<string, OriginRun>> {
  if (runIds.length === 0) return new Map();
  const { rows } = await sql<OriginRun>`
    select r.id as "runId", j.name as "journeyName",
      (select coalesce(jsonb_agg(jsonb_build_object('id', n ->> 'id', 'name', n ->> 'name')), '[]'::jsonb) from jsonb_array_elements(v.document -> 'nodes') as n) as steps
    from run r join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
    join journey_version v on v.workspace_id = r.workspace_id and v.journey_id = r.journey_id and v.version = r.version
    where r.workspace_id = ${workspaceId} and r.id = any(${[...new Set(runIds)]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.runId, row]));
}

async function readNames(db: Database, workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from cohort where workspace_id = ${workspaceId} and id = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
