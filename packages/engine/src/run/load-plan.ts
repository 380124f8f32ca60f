import type { Database } from '@magpie/db';
import { type Plan, planHash } from '@magpie/journey/plan';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';

const remembered = new Map<string, Plan>();
const rememberAtMost = 500;

/** A plan by its hash: plans never change, so each is read once per process, and checked against its hash. */
export async function loadPlan(db: Database, workspaceId: string, hash: string): Promise<Plan> {
  const key = `${workspaceId}|${hash}`;
  const known = remembered.get(key);
  if (known) return known;
  const { rows } = await sql<{
    plan: Plan;
  }>`select plan from journey_version where workspace_id = ${workspaceId} and plan_hash = ${hash} limit 1`.execute(db);
  const plan = rows[0]?.plan;
  invariant(plan && planHash(plan) === hash, `The stored plan ${hash} is not what was published`);
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(key, plan);
  return plan;
}
