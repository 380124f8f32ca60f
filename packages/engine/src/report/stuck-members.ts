import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';

/** Somebody whom a step could not process: they stand still at the node, and nobody else waits for them. */
export interface StuckMember {
  readonly memberNo: number;
  readonly node: string;
  readonly reason: string;
  /** Logical instant of the step. */
  readonly at: number;
}

/** How many members of a run are stuck, and the first of them by number. */
export interface StuckMembers {
  readonly total: number;
  readonly members: readonly StuckMember[];
}

/** Reads who is stuck; at most `limit` by name. */
export async function stuckMembers(db: Database, { workspaceId, runId }: RunRef, limit: number): Promise<StuckMembers> {
  const { rows } = await sql<{ memberNo: number; node: string; reason: string; at: Date; total: number }>`
    select member_no as "memberNo", node, reason, at, count(*) over ()::int as total
    from stuck where workspace_id = ${workspaceId} and run_id = ${runId} order by block, slot limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, members: rows.map(({ memberNo, node, reason, at }) => ({ memberNo, node, reason, at: at.getTime() })) };
}

/** How many are stuck at each node where somebody is. */
export async function stuckByNode(db: Database, { workspaceId, runId }: RunRef): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ node: string; count: number }>`
    select node, count(*)::int as count from stuck_slot where workspace_id = ${workspaceId} and run_id = ${runId} group by node`.execute(db);
  return new Map(rows.map(({ node, count }) => [node, count]));
}
