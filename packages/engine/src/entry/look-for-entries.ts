import { type Database, withTransaction } from '@magpie/db';
import { enterOf, type Plan } from '@magpie/journey/plan';
import { dayMs } from '@magpie/kit';
import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { loadPlan } from '../run/load-plan.ts';
import { readRun, type RunRecord } from '../run/run-record.ts';
import { dateEntrants } from './date-entrants.ts';
import { scheduledEntrants } from './scheduled-entrants.ts';
import { hasCrossed, rememberInside } from './edge-entrants.ts';
import { readCursor, saveCursor } from './entry-cursor.ts';
import { insideOf } from './inside-of.ts';
import { type Entrant, letIn } from './let-in.ts';
import { memberPages } from './member-pages.ts';
import { audienceLookMs, nextLook } from './next-look.ts';
import { stepEntered } from './step-entered.ts';

/** A day that was missed for longer lets nobody in any more. */
const missedMs = dayMs;

/**
 * Lets in whom time alone lets in by the logical instant `wakeAt`: those whose day has come, and those who have come to belong to an audience (or ceased to)
 * without a fact of their own. A repeat finds that it has been looked already. `wallNow` is the machine's time.
 */
export async function lookForEntries(engine: Engine, ref: RunRef, wakeAt: number, wallNow = Date.now()): Promise<void> {
  const plan = await loadPlan(engine.db, ref.workspaceId, (await readRun(engine.db, ref)).planHash);
  const watches = enterOf(plan).source?.type === 'audience';
  const found = await withTransaction(engine.db, async (db) => {
    const run = await readRun(db, ref, 'share');
    if (run.state !== 'running' || run.request !== null) return null;
    // Looks at an audience that were missed are one look; days that were missed are let in by their own instants.
    const missed = watches && run.clock.type === 'real' ? Math.max(0, Math.floor((wallNow - wakeAt) / audienceLookMs)) : 0;
    const at = wakeAt + missed * audienceLookMs;
    const cursor = await readCursor(db, run, true);
    if (cursor.nextLookAt === null || cursor.nextLookAt > at) return null;
    const earliest = run.clock.type === 'real' ? wallNow - missedMs : -Infinity;
    const span = { after: Math.max(cursor.lookedAt ?? run.startAt, earliest), upTo: at };
    const entrants = watches
      ? await wholeAudience(db, { run, plan }, at)
      : [...(await dateEntrants(db, { run, plan }, span)), ...(await scheduledEntrants(db, { run, plan }, span))];
    const places = await letIn(db, { run, plan, cursor }, entrants);
    const nextLookAt = await nextLook(db, { plan, ...run }, at);
    await saveCursor(db, run, { ...cursor, lookedAt: at, nextLookAt, enrolled: cursor.enrolled + places.length });
    return { run, places, at };
  });
  if (found === null) return;
  await stepEntered(engine, found.run, found.places, found.at);
}

/** The whole shop's edge since it was last looked at, members by number. */
async function wholeAudience(db: Database, { run, plan }: { readonly run: RunRecord; readonly plan: Plan }, at: number): Promise<readonly Entrant[]> {
  const { source } = enterOf(plan);
  if (source?.type !== 'audience') return [];
  const entrants: Entrant[] = [];
  for (const blocks of await memberPages(db, run.workspaceId)) {
    const inside = await insideOf(db, { run, plan }, { at, blocks });
    const standing = await sql<{ no: number }>`
      select no from member where workspace_id = ${run.workspaceId} and no >= ${blocks.from * 1_024} and no < ${blocks.to * 1_024} and alias_of is null and erased_at is null order by no`.execute(
      db,
    );
    const members = standing.rows.map(({ no }) => no);
    const before = await rememberInside(db, run, { members, inside });
    for (const no of members) if (hasCrossed(source.edge, no, { before, inside })) entrants.push({ memberNo: no, key: '', at });
  }
  return entrants;
}
