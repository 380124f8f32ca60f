import { Command, type CommanderError } from 'commander';
import { type ImportArguments, runImport } from '../import/run-import.ts';
import { withInterrupt } from './with-database.ts';

/** `magpie import`: rows of a file as facts. */
export function importCommand(): Command {
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
    .action((file: string, options: Omit<ImportArguments, 'file'>) => withInterrupt((tools) => runImport({ ...options, file }, tools)));
}
