import { readFile } from 'node:fs/promises';
import { instantOf } from '@magpie/calendar';
import {
  createWorkspace,
  type Database,
  DatabaseUnavailableError,
  grantToOwners,
  importFile,
  type ImportMapping,
  type ImportRefusal,
  type ImportReport,
  listWorkspaces,
  openDatabase,
  parseMapping,
} from '@magpie/db';
import { migrate } from '@magpie/db/migrate';
import { newId, ok, refuse, type Result, seededRandom } from '@magpie/kit';
import { namedWorkspace } from '../commands/named-workspace.ts';

export interface ImportArguments {
  readonly file: string;
  readonly mapping: string;
  readonly workspace: string;
  readonly create: boolean;
  readonly zone?: string;
  readonly currency?: string;
  readonly rejects?: string;
  readonly json: boolean;
}

export interface ImportSurroundings {
  readonly databaseUrl: string;
  readonly signal: AbortSignal;
  /** Results. */
  print(line: string): void;
  /** Progress and what went wrong. */
  tell(line: string): void;
}

/** 0 everything is in, 2 some rows were rejected, 1 it failed or was stopped, 64 the command was not understood. */
export type ImportExit = 0 | 1 | 2 | 64;

/** The import command without its command line. */
export async function runImport(wanted: ImportArguments, surroundings: ImportSurroundings): Promise<ImportExit> {
  const { print, tell } = surroundings;
  const mapping = await readMapping(wanted.mapping);
  if (!mapping.ok) {
    tell(`The mapping ${wanted.mapping} cannot be used (docs/import.md describes it):\n${mapping.refusal.map((line) => `  ${line}`).join('\n')}`);
    return 64;
  }
  try {
    await migrate(surroundings.databaseUrl);
  } catch (fault) {
    // The schema engine says little; the pool says where and what to do.
    return await unavailable(surroundings, fault);
  }
  const db = openDatabase(surroundings.databaseUrl, { maxConnections: 4, applicationName: 'magpie-import' });
  try {
    const workspaceId = await workspaceFor(db, wanted, mapping.value);
    if (workspaceId === null) {
      tell(`There is no workspace "${wanted.workspace}". Add --create to make it, or name one that exists.`);
      return 64;
    }
    const imported = await importFile(db, {
      workspaceId,
      path: wanted.file,
      mapping: mapping.value,
      instantOf,
      signal: surroundings.signal,
      ...(wanted.rejects === undefined ? {} : { rejectsPath: wanted.rejects }),
      onProgress: ({ bytes, totalBytes, read }) => tell(`${Math.floor((100 * bytes) / Math.max(1, totalBytes))} %, ${read} rows read`),
    });
    if (!imported.ok) {
      tell(refusalSentence(imported.refusal, wanted));
      return 1;
    }
    print(wanted.json ? jsonReport(imported.value) : sentences(imported.value, wanted));
    if (imported.value.cancelled) return 1;
    return imported.value.rejected > 0 ? 2 : 0;
  } finally {
    await db.destroy();
  }
}

async function readMapping(path: string): Promise<Result<ImportMapping, readonly string[]>> {
  try {
    return parseMapping(await readFile(path, 'utf8'));
  } catch (fault) {
    return refuse([fault instanceof Error ? fault.message : String(fault)]);
  }
}

async function workspaceFor(db: Database, wanted: ImportArguments, mapping: ImportMapping): Promise<string | null> {
  const known = await namedWorkspace(db, wanted.workspace);
  if (known) return known.id;
  if (!wanted.create) return null;
  const id = /^[\w-]{1,64}$/.test(wanted.workspace) ? wanted.workspace : newId('workspace', seededRandom(wanted.workspace));
  const { zone = mapping.zone, currency = mapping.currency } = wanted;
  await createWorkspace(db, { id, name: wanted.workspace, zone, currency, locale: 'en' });
  await grantToOwners(db, id);
  return id;
}

async function unavailable({ databaseUrl, tell }: ImportSurroundings, fault: unknown): Promise<1> {
  const db = openDatabase(databaseUrl, { maxConnections: 1, applicationName: 'magpie-import' });
  const reached: Result<unknown, unknown> = await listWorkspaces(db).then(ok, refuse);
  await db.destroy();
  if (!reached.ok && reached.refusal instanceof DatabaseUnavailableError) tell(reached.refusal.message);
  else tell(`The database cannot be brought up to date: ${fault instanceof Error ? fault.message : String(fault)}`);
  return 1;
}

function refusalSentence({ code, detail }: ImportRefusal, { file, workspace }: ImportArguments): string {
  switch (code) {
    case 'unknown-columns':
      return `${file} has no column ${detail}. Correct the mapping's column names, its delimiter or its encoding. Nothing was imported.`;
    case 'currency-differs':
      return `The workspace "${workspace}" and the mapping are in different currencies (${detail}). Import into a workspace of its own. Nothing was imported.`;
    case 'too-large':
      return `${detail}. What was read up to there is in; split the file and import the parts.`;
    case 'utf-16':
      return `${file} is in UTF-16. Save it as UTF-8. Nothing was imported.`;
    case 'packed':
      return `${file} is a ZIP archive or a spreadsheet. Unpack it, or save it as CSV; gzip is taken as it is. Nothing was imported.`;
    case 'unreadable':
      return `${file} cannot be read: ${detail}. What was read up to there is in; importing again goes on.`;
    default:
      return `There is no workspace "${detail}".`;
  }
}

function jsonReport({ watermark, ...report }: ImportReport): string {
  return JSON.stringify({ ...report, watermark: Number(watermark) });
}

function sentences(report: ImportReport, { rejects }: ImportArguments): string {
  const { read, imported, alreadyThere, rejected, skipped, newMembers, cancelled } = report;
  const reasons = Object.entries(report.reasons).map(([reason, count]) => `${count} ${reason}`);
  return [
    `${read} rows read = ${imported} imported + ${alreadyThere} already there + ${rejected} rejected + ${skipped} skipped; ${newMembers} new members.`,
    ...(rejected > 0
      ? [`Rejected: ${reasons.join(', ')}${rejects === undefined ? '. Add --rejects FILE to see the rows.' : `; the rows are in ${rejects}.`}`]
      : []),
    ...(cancelled ? ['Stopped before the end; importing again goes on.'] : []),
  ].join('\n');
}
