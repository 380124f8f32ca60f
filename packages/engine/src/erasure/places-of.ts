import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRecord } from '../run/run-record.ts';

/** The places of some members' enrolments in a run: their own numbers, or those they entered by, where people come one by one. */
export async function placesOf(db: Database, run: RunRecord, numbers: readonly number[]): Promise<readonly number[]> {
  if (!run.isOneByOne) return numbers;
  const { rows } = await sql<{ place: number }>`
    select block * 1024 + slot as place from slot
    where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and member_no = any(${[...numbers]}::int[]) order by 1`.execute(db);
  return rows.map(({ place }) => place);
}
