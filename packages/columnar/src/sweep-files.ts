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

export interface SweepOptions {
  readonly db: Database;
  /** Whether somebody follows, or closes, the file of a workspace. */
  readonly isOpen: (workspaceId: string) => boolean;
  /** Brings the file of a workspace up to date. */
  readonly catchUp: (workspaceId: string) => Promise<void>;
}

/**
 * Looks through the files that nobody follows. Those of workspaces that are gone are removed, and those in which somebody may still be who has been erased since
 * they were put away. Those that may hold events which were removed since are brought up to date.
 */
export async function sweepFiles(folder: string, { db, isOpen, catchUp }: SweepOptions): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ids = names
    .filter((name) => name.endsWith(ending))
    .map((name) => decodeURIComponent(name.slice(0, -ending.length)))
    .filter((id) => !isOpen(id));
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string; erasedAt: Date | null; removedAt: Date | null }>`
    select w.id, (select max(erased_at) from erasure e where e.workspace_id = w.id) as "erasedAt",
      (select max(at) from event_removal r where r.workspace_id = w.id) as "removedAt"
    from workspace w where w.id = any(${ids}::text[])`.execute(db);
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) {
    const path = columnarPath(folder, id);
    const row = known.get(id);
    const writtenAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (writtenAt === null || isOpen(id)) continue;
    // A minute more: clocks of the file and of the database may differ a little.
    const isBefore = (at: Date | null): boolean => at !== null && writtenAt < at.getTime() + minuteMs;
    if (row === undefined || isBefore(row.erasedAt)) await removeFile(path);
    else if (isBefore(row.removedAt)) await catchUp(id);
  }
}
