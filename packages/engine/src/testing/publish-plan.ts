import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';

export interface PlanToPublish {
  readonly workspaceId: string;
  readonly plan: Plan;
  /** What it was compiled from, where a test reads that. */
  readonly document?: { readonly name: string };
}

/** Publishes a plan as version 1 of its journey. */
export async function publishPlan(db: Database, { workspaceId, plan, document }: PlanToPublish): Promise<void> {
  const drawn = JSON.stringify(document ?? {});
  await sql`
    insert into journey (workspace_id, id, name, document, current_version)
    values (${workspaceId}, ${plan.journeyId}, ${document?.name ?? plan.journeyId}, ${drawn}::jsonb, 1)`.execute(db);
  await sql`
    insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash)
    values (${workspaceId}, ${plan.journeyId}, 1, ${drawn}::jsonb, ${JSON.stringify(plan)}::jsonb, ${plan.hash})`.execute(db);
}
