import { Command, InvalidArgumentError, Option } from 'commander';
import { benchCanvas, type CanvasOptions } from './canvas/bench-canvas.ts';
import { benchAudience } from './audience/bench-audience.ts';
import { benchEntry, type EntryBenchOptions } from './entry/bench-entry.ts';
import { benchImport, type ImportBenchOptions } from './import/bench-import.ts';
import { benchIngest } from './ingest/bench-ingest.ts';
import { benchQixi } from './qixi/bench-qixi.ts';

interface QixiFlags {
  readonly members: number;
  readonly workflows: number;
  readonly without?: 'temporal';
}

const program = new Command('bench').description('measurements; each prints one JSON line');
program
  .command('qixi')
  .description('the Qixi flow: our engine, row per member, and one workflow per member, in one run on one server')
  .option('--members <number>', 'members in the run', wholeNumber, 100_000)
  .option('--workflows <number>', 'members of the one-workflow-per-member part; 0 leaves it out', wholeNumber, 500)
  .addOption(new Option('--without <part>', 'leave a part out').choices(['temporal']))
  .addHelpText(
    'after',
    '\nStarts all it needs (PostgreSQL, Temporal, the loopback provider, the API, a worker) and leaves nothing behind. TEMPORAL_ADDRESS names a Temporal server of yours.',
  )
  .action(async ({ members, workflows, without }: QixiFlags) => {
    process.stdout.write(`${JSON.stringify(await benchQixi({ members, workflows, withTemporal: without !== 'temporal' }))}\n`);
  });
program
  .command('canvas')
  .description('the editor with a large journey in a real Chromium, beside a plain React Flow page of the same size')
  .option('--nodes <number>', 'steps of the journey', wholeNumber, 500)
  .option('--edges <number>', 'edges of the journey', wholeNumber, 700)
  .option('--rounds <number>', 'how often it is opened and moved, in turn with the plain page', wholeNumber, 3)
  .option('--undo-steps <number>', 'edits that are made and taken back; 0 leaves it out', wholeNumber, 5_000)
  .option('--members <number>', 'members of the shop whose numbers stand on the canvas', wholeNumber, 20_000)
  .addHelpText('after', '\nStarts a product of its own and leaves nothing behind. CHROME_PATH names a Chromium.')
  .action(async (options: CanvasOptions) => {
    process.stdout.write(`${JSON.stringify(await benchCanvas(options))}\n`);
  });
program
  .command('ingest')
  .description('durable batches of 100 events over HTTP: as many as go, and the delay at half of the aim')
  .option('--members <number>', 'members that the events are about', wholeNumber, 100_000)
  .option('--seconds <number>', 'of each part', wholeNumber, 20)
  .option('--connections <number>', 'requests under way at once', wholeNumber, 32)
  .addHelpText('after', '\nStarts PostgreSQL and an API of its own and leaves nothing behind.')
  .action(async (load: { readonly members: number; readonly seconds: number; readonly connections: number }) => {
    process.stdout.write(`${JSON.stringify(await benchIngest(load))}\n`);
  });
program
  .command('entry')
  .description('people who wait for the order of their cart, at a steady pace of events: how long until their message is due')
  .option('--members <number>', 'members of the shop', wholeNumber, 100_000)
  .option('--seconds <number>', 'how long events come', wholeNumber, 30)
  .option('--events-per-second <number>', 'their pace', wholeNumber, 500)
  .addHelpText('after', '\nStarts a PostgreSQL of its own and leaves nothing behind.')
  .action(async (options: EntryBenchOptions) => {
    process.stdout.write(`${JSON.stringify(await benchEntry(options))}\n`);
  });
program
  .command('import')
  .description('lines of orders from a file by the import command, beside a bare COPY of the same lines')
  .option('--lines <number>', 'lines of orders in the file', wholeNumber, 5_000_000)
  .option('--members <number>', 'people who bought', wholeNumber, 200_000)
  .addHelpText('after', '\nStarts a PostgreSQL of its own and leaves nothing behind.')
  .action(async (options: ImportBenchOptions) => {
    process.stdout.write(`${JSON.stringify(await benchImport(options))}\n`);
  });
program
  .command('audience')
  .description('the exact count of the Qixi audience, in columns and in PostgreSQL, over the same facts')
  .option('--members <number>', 'members of the shop', wholeNumber, 1_000_000)
  .option('--orders <number>', 'their orders', wholeNumber, 5_000_000)
  .option('--times <number>', 'counts of each way, behind a first one', wholeNumber, 5)
  .addHelpText('after', '\nStarts a PostgreSQL of its own and leaves nothing behind.')
  .action(async (size: { readonly members: number; readonly orders: number; readonly times: number }) => {
    process.stdout.write(`${JSON.stringify(await benchAudience(size))}\n`);
  });
await program.parseAsync();

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('A whole number.');
  return number;
}
