import { questionSql } from '@magpie/audience/sql';
import { resolveNeeds } from '@magpie/engine';
import { CompiledQuery, sql } from 'kysely';
import type { Asked, Asker } from './ask-audience.ts';

export type AnswerRow = Readonly<Record<string, unknown>>;

/** Asks the facts themselves, as of one snapshot. */
export async function askPostgres(
  { db, workspaceId }: Asker,
  { question, filter, at }: Asked,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly sequence: bigint }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const found = await sql<{ sequence: bigint }>`select fact_sequence as sequence from workspace where id = ${workspaceId}`.execute(snapshot);
      const asOf = await resolveNeeds(snapshot, filter, {
        workspaceId,
        asOf: { now: at.now, zone: at.zone, anchorDates: at.anchorDates, watermark: null },
      });
      const { text, values } = questionSql(question, filter, { workspaceId, asOf });
      const { rows } = await snapshot.executeQuery<AnswerRow>(CompiledQuery.raw(text, [...values]));
      return { rows, sequence: BigInt(found.rows[0]?.sequence ?? 0) };
    });
}
