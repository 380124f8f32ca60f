import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.types', 'testing']);

/** 16 hex digits of SHA-256 over the names and contents of files and folders under `root`, in order of name; what is missing counts as absent. */
export async function sourcesHash(root: string, paths: readonly string[], accept: (path: string) => boolean = () => true): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesIn(root, path)) {
      if (accept(file))
        hash
          .update(`${file}\0`)
          .update(await readFile(join(root, file)))
          .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesIn(root: string, path: string): Promise<readonly string[]> {
  const found = await stat(join(root, path)).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return [path];
  const names = (await readdir(join(root, path))).filter((name) => !skipped.has(name)).toSorted();
  const nested = await Promise.all(names.map((name) => filesIn(root, join(path, name))));
  return nested.flat();
}
