import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { foldReceipts } from './fold-receipts.ts';

/** Folds receipts that stand in an inbox because whoever took them in died before folding them. Returns how many were folded for good. */
export async function foldLeftReceipts(engine: Engine): Promise<number> {
  const { rows } = await sql<{ workspace_id: string }>`select distinct workspace_id from receipt_page where folded_at is null order by 1`.execute(
    engine.db,
  );
  let folded = 0;
  for (const { workspace_id } of rows) folded += await foldReceipts(engine, workspace_id);
  return folded;
}
