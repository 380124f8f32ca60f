import { armOf, type Op } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { FactPart } from '../step/advance-groups.ts';
import type { StepScope } from './step-scope.ts';

/** Each member's arm, by the sticky hash of their external id. */
export async function askArm(
  { db, run, plan }: StepScope,
  op: Extract<Op, { op: 'split' }>,
  members: readonly number[],
): Promise<readonly FactPart[]> {
  const { rows } = await sql<{ no: number; external_id: string }>`
    select no, external_id from member where workspace_id = ${run.workspaceId} and no = any(${[...members]}::int[])`.execute(db);
  const byArm = new Map<string, number[]>();
  for (const { no, external_id } of rows) {
    const arm = armOf(op, plan.journeyId, external_id);
    const list = byArm.get(arm);
    if (list) list.push(no);
    else byArm.set(arm, [no]);
  }
  return [...byArm].map(([value, part]) => ({ value, members: part }));
}
