import { predicateSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { enterOf, type Plan } from '@magpie/journey/plan';
import { hourMs } from '@magpie/kit';
import { CompiledQuery, sql } from 'kysely';
import { decodeBits, encodeBits } from '../codec/slot-set.ts';
import { memberNo } from '../facts/ask-predicate.ts';
import { resolveNeeds } from '../facts/resolve-needs.ts';
import type { RunRecord } from '../run/run-record.ts';
import { byBlock } from '../step/step-changes.ts';
import type { Entrant } from './let-in.ts';
import type { Touched } from './touched-members.ts';

/**
 * Who among those whom facts behind `from` are about has come to belong to the run's audience since it was last looked at, or has ceased to, as its
 * source says; they enter at the moment of looking. Whom nothing but old facts brought there does not: importing a history starts nobody. Keeps who
 * belongs now. Under the lock of the run's cursor.
 */
export async function edgeEntrants(
  db: Database,
  ground: { readonly run: RunRecord; readonly plan: Plan },
  { touched, from, at }: { readonly touched: readonly Touched[]; readonly from: bigint; readonly at: number },
): Promise<readonly Entrant[]> {
  const { source } = enterOf(ground.plan);
  if (touched.length === 0 || source?.type !== 'audience') return [];
  const members = touched.map(({ memberNo: no }) => no);
  const inside = await insideAmong(db, ground, { members, at, watermark: null });
  const before = await rememberInside(db, ground.run, { members, inside });
  const oldest = at - (source.maxAgeHours ?? Infinity) * hourMs;
  const old = touched.flatMap(({ memberNo: no, latestAt }) => (latestAt < oldest && inside.has(no) !== before.has(no) ? [no] : []));
  const without = old.length === 0 ? inside : await insideAmong(db, ground, { members: old, at, watermark: from });
  const byHistory = new Set(old.filter((no) => without.has(no) !== inside.has(no)));
  return members.filter((no) => !byHistory.has(no) && hasCrossed(source.edge, no, { before, inside })).map((no) => ({ memberNo: no, key: '', at }));
}

/** Whether somebody has come to belong to an audience since it was last looked at, or has ceased to, as an edge says. */
export function hasCrossed(
  edge: 'entering' | 'leaving',
  no: number,
  { before, inside }: { readonly before: ReadonlySet<number>; readonly inside: ReadonlySet<number> },
): boolean {
  return edge === 'entering' ? inside.has(no) && !before.has(no) : before.has(no) && !inside.has(no);
}

/** Who of some members belongs to the run's audience, by facts up to a watermark; null: by all. */
async function insideAmong(
  db: Database,
  { run, plan }: { readonly run: RunRecord; readonly plan: Plan },
  { members, at, watermark }: { readonly members: readonly number[]; readonly at: number; readonly watermark: bigint | null },
): Promise<ReadonlySet<number>> {
  const filter = enterOf(plan).audience ?? { type: 'all' as const, of: [] };
  const asOf = await resolveNeeds(db, filter, {
    workspaceId: run.workspaceId,
    asOf: { now: at, watermark, zone: run.zone, anchorDates: run.anchorDates },
  });
  const { text, values } = predicateSql(filter, { workspaceId: run.workspaceId, asOf, members });
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
  return new Set(rows.map(memberNo));
}

/** Who of some members was inside before; from now on those in `inside` are. */
export async function rememberInside(
  db: Database,
  { workspaceId, runId }: RunRecord,
  { members, inside }: { readonly members: readonly number[]; readonly inside: ReadonlySet<number> },
): Promise<ReadonlySet<number>> {
  const blocks = byBlock(members);
  const { rows } = await sql<{ block: number; members: Buffer }>`
    select block, members from entry_block where workspace_id = ${workspaceId} and run_id = ${runId} and block = any(${[...blocks.keys()]}::int[])`.execute(
    db,
  );
  const known = new Map(rows.map((row) => [row.block, new Set(decodeBits(row.members))]));
  const before = new Set<number>();
  const changed: { readonly block: number; readonly bits: Buffer }[] = [];
  for (const [block, slots] of blocks) {
    const bits = known.get(block) ?? new Set<number>();
    let isChanged = false;
    for (const slot of slots) {
      const no = block * 1_024 + slot;
      if (bits.has(slot)) before.add(no);
      if (inside.has(no) === bits.has(slot)) continue;
      isChanged = true;
      if (inside.has(no)) bits.add(slot);
      else bits.delete(slot);
    }
    if (isChanged) changed.push({ block, bits: encodeBits([...bits]) });
  }
  await sql`
    insert into entry_block (workspace_id, run_id, block, members)
    select ${workspaceId}, ${runId}, u.* from unnest(${changed.map(({ block }) => block)}::int[], ${changed.map(({ bits }) => bits)}::bytea[]) as u
    on conflict (workspace_id, run_id, block) do update set members = excluded.members`.execute(db);
  return before;
}
