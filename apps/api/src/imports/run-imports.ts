import { instantOf } from '@magpie/calendar';
import { type Database, findImportJob, importFile, type ImportPlace, parseMapping } from '@magpie/db';
import type { Logger } from 'pino';
import { type Done, type Jobs, runJobs, type Work } from '../jobs/run-jobs.ts';
import { countsOf } from './counts-of.ts';
import type { ImportFiles } from './import-files.ts';
import { toldRefusal } from './told-refusal.ts';

/** Files on their way in: where they lie, and who works through them. */
export interface Imports extends Jobs {
  readonly files: ImportFiles;
}

export interface RunImportsOptions {
  readonly db: Database;
  readonly files: ImportFiles;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly lookEveryMs?: number;
}

/** Works through the imports that wait, one after the other: each would want the whole workspace's facts to itself. */
export function runImports({ db, files, log, ...options }: RunImportsOptions): Imports {
  const work = async (place: ImportPlace, { signal, progress }: Work): Promise<Done> => {
    const job = await findImportJob(db, place);
    const parsed = parseMapping(JSON.stringify(job?.mapping ?? null));
    if (!parsed.ok) return { state: 'failed', refusal: { code: 'invalid-mapping', detail: parsed.refusal.join('\n') }, columns: {} };
    const imported = await importFile(db, {
      workspaceId: place.workspaceId,
      path: files.sent(place),
      mapping: parsed.value,
      instantOf,
      rejectsPath: files.rejects(place, 'import'),
      signal,
      onProgress: (told) => progress({ counts: JSON.stringify(countsOf(told)), done_bytes: BigInt(told.bytes) }),
    });
    if (!imported.ok) return { state: 'failed', refusal: toldRefusal(imported.refusal, files.sent(place)), columns: {} };
    const counts = JSON.stringify(countsOf(imported.value));
    if (imported.value.cancelled) return { state: 'stopped', refusal: null, columns: { counts } };
    const columns = { counts, done_bytes: BigInt(job?.bytes ?? 0) };
    return { state: 'finished', refusal: null, columns, after: () => files.forget(place, 'sent') };
  };
  return { files, ...runJobs({ db, table: 'import_job', log, work, ...options }) };
}
