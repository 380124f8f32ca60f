import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { instantOf } from '@magpie/calendar';
import { createWorkspace, type Database, importFile, type ImportReport, parseMapping } from '@magpie/db';
import { sql } from 'kysely';

const root = resolve(import.meta.dirname, '../..');

/** UCI Online Retail as it is published; null where it is not beside the checkout, since it is not part of the project. */
export const retailFile =
  [join(process.env['MAGPIE_SHARED_DATA'] ?? join(root, '../shared/data'), 'online_retail/online_retail.csv.gz')].find(existsSync) ?? null;

/** Makes the workspace `retail` out of the file, as `magpie import` does. */
export async function importRetail(db: Database, path: string): Promise<ImportReport> {
  await createWorkspace(db, { id: 'retail', name: 'Online Retail', zone: 'Europe/London', currency: 'GBP' });
  const mapping = parseMapping(readFileSync(join(root, 'docs/examples/online-retail.mapping.json'), 'utf8'));
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.refusal));
  const imported = await importFile(db, { workspaceId: 'retail', path, mapping: mapping.value, instantOf });
  if (!imported.ok) throw new Error(imported.refusal.detail);
  await sql`analyze`.execute(db);
  return imported.value;
}
