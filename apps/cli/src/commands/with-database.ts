import { stateFolder } from '../up/state-folder.ts';
import { ClusterError } from '@magpie/db/cluster';
import { type Database, DatabaseUnavailableError, openDatabase } from '@magpie/db';
import { commandDatabase } from '../import/command-database.ts';

/** What a command works with. `tell` is for the person (stderr), `print` for the result (stdout). */
export interface CommandTools {
  readonly db: Database;
  tell(line: string): void;
  print(line: string): void;
}

/** Runs a command's work over the product's database and sets the exit code it returns; a database that cannot be had is one sentence and exit code 69. */
export async function withDatabase(work: (tools: CommandTools) => Promise<number>): Promise<void> {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    await using database = await commandDatabase(process.env, stateFolder(process.env));
    const db = openDatabase(database.url, { maxConnections: 4, applicationName: 'magpie-cli' });
    try {
      process.exitCode = await work({ db, tell, print });
    } finally {
      await db.destroy();
    }
  } catch (fault) {
    if (!(fault instanceof ClusterError) && !(fault instanceof DatabaseUnavailableError)) throw fault;
    tell(fault.message);
    process.exitCode = 69;
  }
}
