import { type RawBuilder, sql } from 'kysely';
import { bitsFor, type ExportColumn, type ExportGround, type ExportRow, type ExportTable } from './export-table.ts';

const pageSize = 5_000;

export interface KeysetParts {
  readonly columns: readonly ExportColumn[];
  /** `from … where …`: rows named `f` with the person they are about as `p`. */
  readonly from: RawBuilder<unknown>;
  /** Cells, each `as` a name, and the key as `key`. */
  readonly cells: RawBuilder<unknown>;
  /** Condition of rows behind a key; null at the start. */
  readonly after: (key: Readonly<Record<string, unknown>> | null) => RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  rowOf(row: Readonly<Record<string, unknown>>): ExportRow;
}

/** A table that is read page by page behind the last key, for whichever people are wanted. */
export function keysetTable({ db, members }: ExportGround, { columns, from, cells, after, order, rowOf }: KeysetParts): ExportTable {
  const bits = members === null ? null : bitsFor(members);
  const wanted = bits === null ? sql`true` : sql`p.no < ${bits.length * 8} and get_bit(${bits}::bytea, p.no) = 1`;
  return {
    columns,
    async count() {
      const { rows } = await sql<{ count: string }>`select count(*)::text as count ${from} and ${wanted}`.execute(db);
      return Number(rows[0]?.count ?? 0);
    },
    async *pages() {
      for (let last: Readonly<Record<string, unknown>> | null = null; ;) {
        const { rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] } = await sql<Readonly<Record<string, unknown>>>`
          select ${cells} ${from} and ${wanted} and ${after(last)} order by ${order} limit ${pageSize}`.execute(db);
        if (rows.length > 0) yield rows.map(rowOf);
        if (rows.length < pageSize) return;
        last = rows.at(-1) ?? null;
      }
    },
  };
}
