import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspace } from '../workspaces.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { importFile, type ImportOptions, type ImportReport } from './import-file.ts';
import { type ImportMapping, parseMapping } from './mapping.ts';

/** Midnight in New York is five hours late here: enough to see that the zone is asked. */
export const instantOf: ImportOptions['instantOf'] = ({ date, time, zone }) =>
  Date.parse(`${date}T${time}:00Z`) + (zone === 'UTC' ? 0 : 5 * 3_600_000);

/** A file of orders without keys: 会员, date, value, note. */
export const orders: ImportMapping = mappingOf({
  version: 1,
  source: 'test',
  format: { type: 'delimited', delimiter: ',' },
  zone: 'UTC',
  currency: 'CNY',
  member: { column: '会员' },
  date: { column: 'date', pattern: 'yyyy-MM-dd' },
  row: { type: 'order', id: null, value: { column: 'value', thousands: ',' } },
  properties: { note: { column: 'note' } },
});

/** A mapping that parses. */
export function mappingOf(json: unknown): ImportMapping {
  const parsed = parseMapping(JSON.stringify(json));
  if (!parsed.ok) throw new Error(parsed.refusal.join('\n'));
  return parsed.value;
}

/** A shop `tea`, and a folder for files. */
export async function importRoom(): Promise<TestDatabase & { readonly folder: string }> {
  const test = await testDatabase();
  await createWorkspace(test.db, { id: 'tea', name: '茶', zone: 'UTC', currency: 'CNY' });
  const folder = await mkdtemp(join(tmpdir(), 'magpie-import-'));
  return {
    ...test,
    folder,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true });
      await test[Symbol.asyncDispose]();
    },
  };
}

/** Imports a file of this content; throws where it is refused. */
export async function importing(
  test: Awaited<ReturnType<typeof importRoom>>,
  content: string | Buffer,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const path = join(test.folder, randomBytes(4).toString('hex'));
  await writeFile(path, content);
  const report = await importFile(test.db, { workspaceId: 'tea', path, mapping: orders, instantOf, ...options });
  if (!report.ok) throw new Error(`${report.refusal.code}: ${report.refusal.detail}`);
  return report.value;
}
