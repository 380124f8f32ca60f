import type { Database } from '@magpie/db';
import { sql } from 'kysely';

/** Which of some members (ascending) have a text in their id or name, in whatever case; digits alone are a member's number too. */
export async function membersCalled(
  db: Database,
  workspaceId: string,
  { among, text }: { readonly among: Int32Array; readonly text: string },
): Promise<ReadonlySet<number>> {
  const wanted = text.trim().toLocaleLowerCase();
  const no = /^\d{1,9}$/.test(wanted) ? Number(wanted) : -1;
  const bits = bitsFor(among);
  // As bits, a million numbers are 125 kB of parameter.
  const { rows } = await sql<{ no: number }>`
    select no from member
    where workspace_id = ${workspaceId} and no < ${bits.length * 8} and get_bit(${bits}::bytea, no) = 1
      and (no = ${no} or strpos(lower(external_id), ${wanted}) > 0 or strpos(lower(attributes->>'name'), ${wanted}) > 0)`.execute(db);
  return new Set(rows.map((row) => row.no));
}

/** Bit `i` = byte `i >> 3`, value `1 << (i & 7)`, as PostgreSQL's get_bit reads it. */
function bitsFor(numbers: Int32Array): Buffer {
  const bits = Buffer.alloc(((numbers.at(-1) ?? -1) >> 3) + 1);
  for (const no of numbers) bits[no >> 3] = (bits[no >> 3] ?? 0) | (1 << (no & 7));
  return bits;
}
