import { join } from 'node:path';
import { ClusterError } from '@magpie/db/cluster';
import { Command, type CommanderError } from 'commander';
import { type CommandDatabase, commandDatabase } from '../import/command-database.ts';
import { type ImportArguments, runImport } from '../import/run-import.ts';

export interface ImportSetting {
  /** The database to work on; throws a sentence for a person where there is none. */
  database(): Promise<CommandDatabase>;
}

const here: ImportSetting = { database: () => commandDatabase(process.env, join(process.cwd(), '.magpie')) };

/** `magpie import`: rows of a file as facts. */
export function importCommand(setting: ImportSetting = here): Command {
  return new Command('import')
    .description('import the rows of a file as members, orders and events; repeatable without doubles')
    .argument('<file>', 'CSV or whitespace-separated text, plain or gzip')
    .requiredOption('--mapping <file>', 'what the columns mean (docs/import.md)')
    .requiredOption('--workspace <name>', 'id or name of the workspace to import into')
    .option('--create', 'make the workspace when there is none', false)
    .option('--zone <zone>', "IANA zone of a new workspace (the mapping's when left out)")
    .option('--currency <code>', "currency of a new workspace (the mapping's when left out)")
    .option('--rejects <file>', 'where to write the rows that do not parse, as CSV')
    .option('--json', 'print the report as one line of JSON', false)
    .addHelpText('after', '\nExit codes: 0 all rows are in, 2 some were rejected, 1 it failed or was stopped, 64 the command was not understood.')
    .exitOverride((error: CommanderError) => process.exit(error.exitCode === 0 ? 0 : 64))
    .action(async (file: string, options: Omit<ImportArguments, 'file'>) => {
      const tell = (line: string): void => void process.stderr.write(`${line}\n`);
      const stop = new AbortController();
      const onInterrupt = (): void => stop.abort();
      process.once('SIGINT', onInterrupt);
      try {
        await using database = await setting.database();
        const print = (line: string): void => void process.stdout.write(`${line}\n`);
        process.exitCode = await runImport({ ...options, file }, { databaseUrl: database.url, signal: stop.signal, print, tell });
      } catch (fault) {
        if (!(fault instanceof ClusterError)) throw fault;
        tell(fault.message);
        process.exitCode = 1;
      } finally {
        process.off('SIGINT', onInterrupt);
      }
    });
}
