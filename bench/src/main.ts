import { Command, InvalidArgumentError } from 'commander';
import { benchQixi } from './qixi/bench-qixi.ts';

const program = new Command('bench').description('measurements; each prints one JSON line');
program
  .command('qixi')
  .description('the Qixi flow: our engine, row per member, and one workflow per member, in one run on one server')
  .option('--members <number>', 'members in the run', wholeNumber, 100_000)
  .option('--workflows <number>', 'members of the one-workflow-per-member part; 0 leaves it out', wholeNumber, 500)
  .action(async ({ members, workflows }: { readonly members: number; readonly workflows: number }) => {
    process.stdout.write(`${JSON.stringify(await benchQixi({ members, workflows }))}\n`);
  });
await program.parseAsync();

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('A whole number.');
  return number;
}
