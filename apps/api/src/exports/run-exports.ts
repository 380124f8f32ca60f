import { writeParquet } from '@magpie/columnar';
import { type Database, expireExports, exportFile, findExportJob, type JobPlace } from '@magpie/db';
import { membersWanted } from '@magpie/engine';
import type { Logger } from 'pino';
import { type Done, type Jobs, runJobs, type Work } from '../jobs/run-jobs.ts';
import type { ExportFiles } from './export-files.ts';

/** Files on their way out: where they lie, and who writes them. */
export interface Exports extends Jobs {
  readonly files: ExportFiles;
}

export interface RunExportsOptions {
  readonly db: Database;
  readonly files: ExportFiles;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly lookEveryMs?: number;
}

/** For so many days a file can be fetched: what holds people's addresses does not lie about for ever. */
export const keptDays = 7;

/** Writes the exports that wait, one after the other; old files are taken away. */
export function runExports({ db, files, log, ...options }: RunExportsOptions): Exports {
  const work = async (place: JobPlace, { signal, progress }: Work): Promise<Done> => {
    const job = await findExportJob(db, place);
    const members = job === null ? null : await membersWanted(db, place.workspaceId, job.wish.of);
    if (job === null || members === null || !members.ok) return { state: 'failed', refusal: { code: 'gone', detail: '' }, columns: {} };
    await files.prepare(place);
    try {
      const { rows, bytes, cancelled } = await exportFile(db, {
        workspaceId: place.workspaceId,
        wish: job.wish,
        members: members.value,
        path: files.path(place),
        toParquet: writeParquet,
        signal,
        onProgress: ({ done, total }) => progress({ done_rows: BigInt(done), total_rows: BigInt(total) }),
      });
      if (cancelled) return { state: 'stopped', refusal: null, columns: {} };
      const columns = { done_rows: BigInt(rows), total_rows: BigInt(rows), bytes: BigInt(bytes) };
      return { state: 'finished', refusal: null, columns };
    } catch (fault) {
      if (!isDiskFull(fault)) throw fault;
      return { state: 'failed', refusal: { code: 'disk-full', detail: '' }, columns: {} };
    }
  };
  const tidy = async (): Promise<void> => {
    for (const place of await expireExports(db, keptDays)) await files.forget(place);
  };
  return { files, ...runJobs({ db, table: 'export_job', log, work, tidy, ...options }) };
}

function isDiskFull(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC';
}
