import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';

/** Deletes the events that were removed from PostgreSQL since the removal numbered `known`: each one names all that it took, by name, instant and number. */
export async function feedRemovals({
  file,
  db,
  workspaceId,
  known,
}: {
  readonly file: ColumnarFile;
  readonly db: Database;
  readonly workspaceId: string;
  readonly known: bigint;
}): Promise<void> {
  const { rows } = await sql<{ number: bigint; name: string; after: bigint | null; before: bigint; sequence: bigint }>`
    select number, name, (extract(epoch from after) * 1000)::bigint as after, (extract(epoch from before) * 1000)::bigint as before, sequence
    from event_removal where workspace_id = ${workspaceId} and number > ${known} order by number`.execute(db);
  for (const { name, after, before, sequence } of rows) {
    const gone = 'name = $1::text and occurred_at < $2::bigint and sequence <= $3::bigint';
    await file.rows(
      after === null
        ? { text: `delete from event where ${gone}`, values: [name, before, sequence] }
        : { text: `delete from event where ${gone} and occurred_at >= $4::bigint`, values: [name, before, sequence, after] },
    );
  }
  const last = rows.at(-1);
  if (last) await file.rows({ text: 'update fed set removals = $1::bigint', values: [last.number] });
}
