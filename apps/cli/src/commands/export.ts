import { Command, type CommanderError, Option } from 'commander';
import { type ExportArguments, runExport } from '../export/run-export.ts';
import { withInterrupt } from './with-database.ts';

/** `magpie export`: rows of a workspace as a file. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write members, events, orders or their lines into a file, as of this moment')
    .addArgument(new Command().createArgument('<what>', 'which rows').choices(['members', 'events', 'orders', 'order-lines']))
    .requiredOption('--workspace <name>', 'id or name of the workspace')
    .requiredOption('--out <file>', 'where to write; replaced when it is there')
    .addOption(new Option('--format <format>', 'of the file').choices(['csv', 'parquet']).default('csv'))
    .option('--cohort <name>', 'only rows of the people of a cohort, by its id or name')
    .option('--audience <file>', 'only rows of whoever meets an audience now (docs/data.md)')
    .option('--since <date>', 'events and orders from this day on, YYYY-MM-DD in the zone of the workspace')
    .option('--until <date>', 'events and orders up to this day, itself included')
    .addHelpText('after', '\nExit codes: 0 the file is written, 1 it failed or was stopped, 64 the command was not understood.')
    .exitOverride((error: CommanderError) => process.exit(error.exitCode === 0 ? 0 : 64))
    .action((what: ExportArguments['what'], options: Omit<ExportArguments, 'what'>) =>
      withInterrupt((tools) => runExport({ ...options, what }, tools)),
    );
}
