import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobPlace } from '@magpie/db';

/** Where files that are taken out lie: `<folder>/<workspace>/<export>`, under ids of ours. */
export interface ExportFiles {
  path(place: JobPlace): string;
  /** Makes the folder of a place. */
  prepare(place: JobPlace): Promise<void>;
  forget(place: JobPlace): Promise<void>;
}

export function exportFiles(folder: string): ExportFiles {
  const path = ({ workspaceId, id }: JobPlace): string => join(folder, safe(workspaceId), safe(id));
  return {
    path,
    async prepare(place) {
      await mkdir(join(path(place), '..'), { recursive: true, mode: 0o700 });
    },
    forget: (place) => rm(path(place), { force: true }),
  };
}

/** Ids are ours and hold nothing else; what does is a fault, not a path. */
function safe(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error('An id that cannot be the name of a file');
  return id;
}
