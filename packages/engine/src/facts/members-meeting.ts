import type { Filter } from '@magpie/audience';
import { filterSql } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { CompiledQuery } from 'kysely';
import { resolveNeeds } from './resolve-needs.ts';

export interface MembersAsked {
  readonly workspaceId: string;
  /** Its saved audiences were expanded. */
  readonly filter: Filter;
  readonly now: Instant;
  /** The workspace's. */
  readonly zone: string;
  /** Of the day that windows go by, the newest first; absent: none do. */
  readonly anchorDates?: readonly string[];
}

/** Numbers of the members who meet a filter as of now, ascending: PostgreSQL's word, as at enrolment. Four bytes each. */
export async function membersMeeting(db: Database, { workspaceId, filter, now, zone, anchorDates = [] }: MembersAsked): Promise<Int32Array> {
  const asOf = await resolveNeeds(db, filter, { workspaceId, asOf: { now, watermark: null, zone, anchorDates } });
  const { text, values } = filterSql(filter, { workspaceId, asOf });
  const { rows } = await db.executeQuery<{ numbers: Buffer | null }>(
    CompiledQuery.raw(`select string_agg(int4send(member_no), ''::bytea order by member_no) as numbers from (${text}) audience`, [...values]),
  );
  const bytes = rows[0]?.numbers ?? Buffer.alloc(0);
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32BE(index * 4));
}
