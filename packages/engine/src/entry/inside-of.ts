import { filterSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { enterOf, type Plan } from '@magpie/journey/plan';
import { CompiledQuery } from 'kysely';
import { memberNo } from '../facts/ask-predicate.ts';
import { resolveNeeds } from '../facts/resolve-needs.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { MemberPage } from './member-pages.ts';

/** Who of some blocks belongs to the run's audience, in order of their numbers: as was known at the watermark, or from all that is known. */
export async function insideOf(
  db: Database,
  { run, plan }: { readonly run: RunRecord; readonly plan: Plan },
  { at, blocks, watermark = null }: { readonly at: number; readonly blocks: MemberPage; readonly watermark?: bigint | null },
): Promise<ReadonlySet<number>> {
  const filter = enterOf(plan).audience ?? { type: 'all' as const, of: [] };
  const asOf = await resolveNeeds(db, filter, {
    workspaceId: run.workspaceId,
    asOf: { now: at, watermark, zone: run.zone, anchorDates: run.anchorDates },
  });
  const { text, values } = filterSql(filter, { workspaceId: run.workspaceId, asOf, blocks });
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
  return new Set(rows.map(memberNo));
}
