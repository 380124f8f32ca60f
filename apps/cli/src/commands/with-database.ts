import { stateFolder } from '../up/state-folder.ts';
import { ClusterError } from '@magpie/db/cluster';
import { type Database, DatabaseUnavailableError, openDatabase } from '@magpie/db';
import { commandDatabase } from '../import/command-database.ts';

interface Said {
  /** For the person (stderr). */
  tell(line: string): void;
  /** The result (stdout). */
  print(line: string): void;
}

/** What a command works with. */
export interface CommandTools extends Said {
  readonly db: Database;
}

/** What a long command works with, which opens the database itself. */
export interface LongCommandTools extends Said {
  readonly databaseUrl: string;
  /** Aborted when somebody interrupts it. */
  readonly signal: AbortSignal;
}

const said: Said = {
  tell: (line) => void process.stderr.write(`${line}\n`),
  print: (line) => void process.stdout.write(`${line}\n`),
};

/** Runs a command's work over the product's database and sets the exit code it returns; a database that cannot be had is one sentence and exit code 69. */
export async function withDatabase(work: (tools: CommandTools) => Promise<number>): Promise<void> {
  await overDatabase(69, async (databaseUrl) => {
    const db = openDatabase(databaseUrl, { maxConnections: 4, applicationName: 'magpie-cli' });
    try {
      return await work({ db, ...said });
    } finally {
      await db.destroy();
    }
  });
}

/** The same for work that takes long and is stopped by an interrupt: it may end what it has begun. A database that cannot be had is exit code 1. */
export async function withInterrupt(work: (tools: LongCommandTools) => Promise<number>): Promise<void> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    await overDatabase(1, (databaseUrl) => work({ databaseUrl, signal: stop.signal, ...said }));
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

async function overDatabase(unavailable: number, work: (databaseUrl: string) => Promise<number>): Promise<void> {
  try {
    await using database = await commandDatabase(process.env, stateFolder(process.env));
    process.exitCode = await work(database.url);
  } catch (fault) {
    if (!(fault instanceof ClusterError) && !(fault instanceof DatabaseUnavailableError)) throw fault;
    said.tell(fault.message);
    process.exitCode = unavailable;
  }
}
