import type { Filter } from '@magpie/audience';
import type { Database } from '@magpie/db';
import { type RawBuilder, sql } from 'kysely';
import type { ColumnarFile } from './columnar-file.ts';

/** A table of which a filter needs some rows as they are at this moment. */
interface Reference {
  readonly table: string;
  readonly columns: number;
  readonly select: RawBuilder<unknown>;
}

/** Reads what a filter names that is no fact with a number: members of a cohort, the history and messages of a run. */
export async function feedReferences(
  file: ColumnarFile,
  filter: Filter,
  { db, workspaceId }: { readonly db: Database; readonly workspaceId: string },
): Promise<void> {
  for (const table of ['cohort_member', 'transition', 'send']) await file.connection.run(`delete from ${table}`);
  const references = new Map(referencesOf(filter, workspaceId).map((reference) => [reference.key, reference]));
  for (const { table, columns, select } of references.values()) {
    const { rows } = await sql<{ page: string | null }>`select json_agg(to_json(r.cells))::text as page from (${select}) r`.execute(db);
    const page = rows[0]?.page ?? null;
    if (page === null) continue;
    const cells = Array.from({ length: columns }, (_, index) => `r[${index + 1}]`).join(', ');
    await file.rows({
      text: `insert into ${table} select $1::text, ${cells} from (select unnest(from_json($2::json, '[["VARCHAR"]]')) as r)`,
      values: [workspaceId, page],
    });
  }
}

function referencesOf(filter: Filter, workspaceId: string): readonly (Reference & { readonly key: string })[] {
  switch (filter.type) {
    case 'all':
    case 'any':
      return filter.of.flatMap((clause) => referencesOf(clause, workspaceId));
    case 'not':
      return referencesOf(filter.of, workspaceId);
    case 'cohort':
      return [
        {
          key: JSON.stringify(['cohort', filter.cohort]),
          table: 'cohort_member',
          columns: 2,
          select: sql`select array[c.cohort_id, coalesce(m.alias_of, m.no)::text] as cells
            from cohort_block c cross join lateral generate_series(0, least(octet_length(c.members) * 8, 1024) - 1) slot
            join member m on m.workspace_id = c.workspace_id and m.no = (c.block << 10) + slot
            where c.workspace_id = ${workspaceId} and c.cohort_id = ${filter.cohort} and get_bit(c.members, slot) = 1`,
        },
      ];
    case 'run':
    case 'message': {
      const view = filter.type === 'run' ? { table: 'transition', column: 'outcome' } : { table: 'send', column: 'state' };
      return [
        {
          key: JSON.stringify([view.table, filter.run, filter.node]),
          table: view.table,
          columns: 5,
          select: sql`select array[f.run_id, f.node, f.${sql.raw(view.column)}, f.person_no::text, (extract(epoch from f.at) * 1000)::bigint::text] as cells
            from ${sql.table(view.table)} f where f.workspace_id = ${workspaceId} and f.run_id = ${filter.run} and (${filter.node}::text is null or f.node = ${filter.node})`,
        },
      ];
    }
    default:
      return [];
  }
}
