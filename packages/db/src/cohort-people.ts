import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export interface CohortPerson {
  readonly memberNo: number;
  readonly externalId: string;
  readonly name: string | null;
}

export interface CohortPage {
  readonly people: readonly CohortPerson[];
  /** The last number shown, where more come; null at the end. */
  readonly next: number | null;
  /** Of a search, on its first page: how many it finds. Null otherwise. */
  readonly found: number | null;
}

export interface CohortPageAsked {
  readonly cohortId: string;
  /** A part of an id or a name, in whatever case; digits alone are a number too. Empty: everybody. */
  readonly text: string;
  /** The last number of the page before; null for the first. */
  readonly after: number | null;
  readonly size: number;
}

/** A page of a cohort by number. Without a search it reads only the blocks that can hold it: each holds somebody. */
export async function cohortPeople(db: Database, workspaceId: string, { cohortId, text, after, size }: CohortPageAsked): Promise<CohortPage> {
  const low = after ?? -1;
  const wanted = text.trim().toLocaleLowerCase();
  const no = /^\d{1,9}$/.test(wanted) ? Number(wanted) : -1;
  const meets = sql`(m.no = ${no} or strpos(lower(m.external_id), ${wanted}) > 0 or strpos(lower(m.attributes->>'name'), ${wanted}) > 0)`;
  const named = sql`m.no as "memberNo", m.external_id as "externalId", m.attributes->>'name' as name`;
  const inCohort = sql`
    member m join cohort_block b on b.workspace_id = m.workspace_id and b.cohort_id = ${cohortId} and b.block = m.no >> 10 and get_bit(b.members, m.no & 1023) = 1
    where m.workspace_id = ${workspaceId} and ${meets}`;
  const { rows } =
    wanted === ''
      ? await sql<CohortPerson>`
          select ${named} from (
            select (b.block << 10) + slot as no from (
              select block, members from cohort_block
              where workspace_id = ${workspaceId} and cohort_id = ${cohortId} and block >= greatest(${low}::int, 0) >> 10 order by block limit ${size + 2}
            ) b cross join generate_series(0, 1023) slot where get_bit(b.members, slot) = 1
          ) c join member m on m.workspace_id = ${workspaceId} and m.no = c.no
          where c.no > ${low} order by c.no limit ${size + 1}`.execute(db)
      : await sql<CohortPerson>`select ${named} from ${inCohort} and m.no > ${low} order by m.no limit ${size + 1}`.execute(db);
  const people = rows.slice(0, size);
  const found =
    wanted === '' || after !== null
      ? null
      : ((await sql<{ found: number }>`select count(*)::int as found from ${inCohort}`.execute(db)).rows[0]?.found ?? 0);
  return { people, next: rows.length > size ? (people.at(-1)?.memberNo ?? null) : null, found };
}
