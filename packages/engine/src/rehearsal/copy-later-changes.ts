import type { Database } from '@magpie/db';
import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';

export interface LaterChanges {
  readonly from: string;
  readonly to: string;
  /** After this in the shadow's time, up to and with `endAt`. */
  readonly startAt: Instant;
  readonly endAt: Instant;
  /** How far what was recorded is moved into the shadow's time. */
  readonly shiftMs: number;
}

const changeTables = [
  { table: 'attribute_change', columns: ['member_no', 'name', 'value'] },
  { table: 'tag_change', columns: ['member_no', 'tag', 'present'] },
  { table: 'consent_change', columns: ['member_no', 'channel', 'purpose', 'given'] },
] as const;

/**
 * Puts what recorded members will change of attributes, tags and consents beside what they had changed by the start: it decides from its own instant
 * on, and wakes nobody, so that it need not be fed. Numbered behind everything copied, in the order in which it was recorded.
 */
export async function copyLaterChanges(db: Database, { from, to, startAt, endAt, shiftMs }: LaterChanges): Promise<void> {
  const moved = sql`occurred_at + ${`${shiftMs} milliseconds`}::interval`;
  for (const { table, columns } of changeTables) {
    const listed = sql.join(columns.map((column) => sql.ref(column)));
    await sql`
      with copied as (
        insert into ${sql.table(table)} (workspace_id, sequence, ${listed}, occurred_at, recorded_at)
        select ${to}, w.fact_sequence + row_number() over (order by c.sequence), ${sql.join(columns.map((column) => sql.ref(`c.${column}`)))}, ${moved}, ${moved}
        from (select * from ${sql.table(table)}
          where workspace_id = ${from} and occurred_at > ${new Date(startAt - shiftMs)} and occurred_at <= ${new Date(endAt - shiftMs)}
            and member_no in (select no from member where workspace_id = ${to})) c
        join workspace w on w.id = ${to}
        returning 1
      )
      update workspace set fact_sequence = fact_sequence + (select count(*) from copied) where id = ${to}`.execute(db);
  }
}
