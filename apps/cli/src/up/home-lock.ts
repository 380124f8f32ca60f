import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import { processBirth } from './process-birth.ts';
import { readStateFile } from './state-file.ts';

/**
 * Takes the state folder for this process; returns what gives it back. Throws a ConfigurationError with the link of the instance that has it. A lock whose
 * process is gone is taken over.
 */
export function lockHome(home: string): () => void {
  makeHome(home);
  const file = join(home, 'lock');
  const draft = `${file}.${process.pid}`;
  const mine = `${process.pid} ${processBirth(process.pid)}`;
  writeFileSync(draft, mine);
  try {
    // A link is made whole or not at all, unlike a file that is opened and then written.
    for (let attempt = 0; !tryLink(draft, file); attempt++) {
      const holder = readFileSync(file, 'utf8');
      const [pid = '', birth = ''] = holder.split(' ');
      if (attempt > 2 || processBirth(Number(pid)) === birth) throw new ConfigurationError(alreadyRunning(home, pid));
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true });
  };
}

function makeHome(home: string): void {
  try {
    makeFolder(home);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(`The state folder ${home} cannot be made (${why}); set MAGPIE_HOME to a folder that you may write.`, { cause });
  }
}

/** Folder by folder: Node's own recursive mkdir tries for ever where the system denies a folder under one that is there, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false;
    throw fault;
  }
}

function alreadyRunning(home: string, pid: string): string {
  const url = readStateFile(join(home, 'state.json'))?.url ?? null;
  const where = url === null ? 'it is still starting' : `it is at ${url}`;
  return `Magpie already runs over ${home} (process ${pid}); ${where}. Stop it first, or set MAGPIE_HOME to another folder.`;
}
