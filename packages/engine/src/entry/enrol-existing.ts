import type { Database } from '@magpie/db';
import { enterOf } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { loadPlan } from '../run/load-plan.ts';
import type { RunRecord } from '../run/run-record.ts';
import { readCursor, saveCursor } from './entry-cursor.ts';
import { rememberInside } from './edge-entrants.ts';
import { letIn } from './let-in.ts';
import { insideOf } from './inside-of.ts';
import type { MemberPage } from './member-pages.ts';

/**
 * Who of some blocks belongs to a run's audience as it starts is written down, so that only who comes later has come; where the source says so, they
 * are let in. Nothing for sources that watch no audience. Returns how many were let in.
 */
export async function enrolExisting(db: Database, run: RunRecord, blocks: MemberPage): Promise<number> {
  const plan = await loadPlan(db, run.workspaceId, run.planHash);
  const { source } = enterOf(plan);
  if (source?.type !== 'audience' || blocks.to <= blocks.from) return 0;
  const { rows } = await sql<{ no: number }>`
    select no from member where workspace_id = ${run.workspaceId} and no >= ${blocks.from * 1_024} and no < ${blocks.to * 1_024} and alias_of is null and erased_at is null order by no`.execute(
    db,
  );
  const members = rows.map(({ no }) => no);
  const inside = await insideOf(db, { run, plan }, { at: run.startAt, blocks, watermark: run.startWatermark });
  await rememberInside(db, run, { members, inside });
  if (!source.existing) return 0;
  const cursor = await readCursor(db, run, true);
  const entrants = members.filter((no) => inside.has(no) === (source.edge === 'entering')).map((no) => ({ memberNo: no, key: '', at: run.startAt }));
  const places = await letIn(db, { run, plan, cursor }, entrants);
  await saveCursor(db, run, { ...cursor, enrolled: cursor.enrolled + places.length });
  return places.length;
}
