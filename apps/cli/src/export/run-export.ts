import { resolve } from 'node:path';
import { addDays, instantOf, isPlainDate } from '@magpie/calendar';
import { writeParquet } from '@magpie/columnar';
import { type Database, exportFile, type ExportWish, findAudience, listCohorts, openDatabase, type Workspace } from '@magpie/db';
import { migrate } from '@magpie/db/migrate';
import { expandSaved, membersWanted, readSaved } from '@magpie/engine';
import { ok, refuse, type Result } from '@magpie/kit';
import { anchorDatesOf } from '../audiences/anchor-dates.ts';
import { filterProblemLines, readFilter } from '../audiences/read-filter.ts';
import { namedWorkspace } from '../commands/named-workspace.ts';

export interface ExportArguments {
  readonly what: ExportWish['what'];
  readonly workspace: string;
  readonly out: string;
  readonly format: ExportWish['format'];
  readonly cohort?: string;
  readonly audience?: string;
  readonly since?: string;
  readonly until?: string;
}

export interface ExportSurroundings {
  readonly databaseUrl: string;
  readonly signal: AbortSignal;
  /** Progress, the result, and what went wrong. */
  tell(line: string): void;
}

/** 0 the file is written, 1 it failed or was stopped, 64 the command was not understood. */
export type ExportExit = 0 | 1 | 64;

/** The export command without its command line. */
export async function runExport(wanted: ExportArguments, { databaseUrl, signal, tell }: ExportSurroundings): Promise<ExportExit> {
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl, { maxConnections: 4, applicationName: 'magpie-export' });
  try {
    const workspace = await namedWorkspace(db, wanted.workspace);
    if (workspace === null) {
      tell(`There is no workspace "${wanted.workspace}".`);
      return 64;
    }
    const [since, until] = [midnight(wanted.since, workspace.zone, 0), midnight(wanted.until, workspace.zone, 1)];
    const of = await whose(db, workspace, wanted);
    if (!of.ok || since === undefined || until === undefined) {
      tell(of.ok ? 'Days are written as YYYY-MM-DD.' : of.refusal);
      return 64;
    }
    const members = await membersWanted(db, workspace.id, of.value);
    if (!members.ok) {
      tell('Whose rows are wanted is not there.');
      return 1;
    }
    const path = resolve(wanted.out);
    const { what, format } = wanted;
    let toldAt = 0;
    const { rows, bytes, cancelled } = await exportFile(db, {
      workspaceId: workspace.id,
      wish: { what, format, since, until },
      members: members.value,
      path,
      toParquet: writeParquet,
      signal,
      onProgress: ({ done, total }) => {
        if (Date.now() - toldAt < 1_000) return;
        toldAt = Date.now();
        tell(`${done} of ${total} rows`);
      },
    });
    tell(cancelled ? 'Stopped; nothing was written.' : `${rows} rows, ${bytes} bytes in ${path}`);
    return cancelled ? 1 : 0;
  } finally {
    await db.destroy();
  }
}

async function whose(db: Database, workspace: Workspace, { cohort, audience }: ExportArguments): Promise<Result<ExportWish['of'], string>> {
  if (cohort !== undefined && audience !== undefined) return refuse('Name a cohort or an audience, not both.');
  if (cohort !== undefined) {
    const found = (await listCohorts(db, workspace.id)).filter(({ id, name }) => id === cohort || name === cohort);
    const [one] = found;
    if (one === undefined) return refuse(`There is no cohort "${cohort}".`);
    return found.length > 1
      ? refuse(`Several cohorts are called "${cohort}": name one by its id.`)
      : ok({ type: 'cohort', cohort: one.id, name: one.name });
  }
  if (audience === undefined) return ok({ type: 'everybody' });
  return wholeAudience(db, workspace, audience);
}

/** Audiences that the file names are those that are saved now; one that is nothing but a name is asked around the day of that audience. */
async function wholeAudience(db: Database, workspace: Workspace, file: string): Promise<Result<ExportWish['of'], string>> {
  const parsed = await readFilter(file);
  if (parsed === null) return refuse(`${file} cannot be read.`);
  const named = parsed.ok && parsed.value.type === 'audience' ? await findAudience(db, workspace.id, parsed.value.audience) : null;
  const anchorDates = named === null ? [] : [...anchorDatesOf(named, workspace, Date.now())];
  const whole = parsed.ok ? expandSaved(parsed.value, await readSaved(db, workspace.id), { hasAnchor: named?.anchor != null }) : parsed;
  if (!whole.ok) return refuse([`${file} cannot be asked.`, ...filterProblemLines(whole.refusal)].join('\n'));
  return ok({ type: 'filter', filter: whole.value, anchorDates, name: null });
}

/** Midnight of a day, or of one some days later; null where no day is given, undefined for what is none. */
function midnight(date: string | undefined, zone: string, later: number): number | null | undefined {
  if (date === undefined) return null;
  return isPlainDate(date) ? instantOf({ date: addDays(date, later), time: '00:00', zone }) : undefined;
}
