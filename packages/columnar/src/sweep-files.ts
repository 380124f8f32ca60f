import type { Database } from '@magpie/db';
import { minuteMs } from '@magpie/kit';
import { sql } from 'kysely';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ending = '.duckdb';

/** The file of a workspace in a folder. */
export function columnarPath(folder: string, workspaceId: string): string {
  return join(folder, `${encodeURIComponent(workspaceId)}${ending}`);
}

/** Removes a file and what was to be written into it. */
export async function removeFile(path: string): Promise<void> {
  for (const part of [path, `${path}.wal`]) await rm(part, { force: true });
}

/**
 * Removes the files that nobody follows and that must not stay: of workspaces that are gone, and those in which somebody may still be who has been erased since they
 * were put away. `isOpen` tells which are followed.
 */
export async function sweepFiles(
  folder: string,
  { db, isOpen }: { readonly db: Database; readonly isOpen: (workspaceId: string) => boolean },
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ids = names
    .filter((name) => name.endsWith(ending))
    .map((name) => decodeURIComponent(name.slice(0, -ending.length)))
    .filter((id) => !isOpen(id));
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string; erasedAt: Date | null }>`
    select w.id, max(e.erased_at) as "erasedAt" from workspace w left join erasure e on e.workspace_id = w.id where w.id = any(${ids}::text[]) group by w.id`.execute(
    db,
  );
  const known = new Map(rows.map((row) => [row.id, row.erasedAt?.getTime() ?? 0]));
  for (const id of ids) {
    const path = columnarPath(folder, id);
    const erasedAt = known.get(id) ?? Infinity;
    const writtenAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    // A minute more: clocks of the file and of the database may differ a little.
    if (writtenAt !== null && writtenAt < erasedAt + minuteMs && erasedAt > 0 && !isOpen(id)) await removeFile(path);
  }
}
