import { Command } from 'commander';
import { journeyTestCommand } from './journey-test.ts';
import { problemLines, readJourney } from './read-journey.ts';

/** `magpie journey`: `check` says what is wrong with a journey's JSON file, `test` walks people through it. */
export function journeyCommand(): Command {
  const check = new Command('check')
    .description('check a journey file: lists its problems and, when there is no error, the hash of its plan')
    .argument('<file>', "a journey's JSON (docs/journey-format.md)")
    .option('--json', 'print {"ok", "hash", "problems"} as one line', false)
    .addHelpText('after', '\nExit codes: 0 it compiles, 2 it has errors, 66 the file cannot be read.')
    .action(async (file: string, { json }: { readonly json: boolean }) => {
      const journey = await readJourney(file).catch(() => null);
      if (journey === null) {
        process.stderr.write(`${file} cannot be read; name a journey's JSON file.\n`);
        process.exitCode = 66;
        return;
      }
      const hash = journey.plan?.hash ?? null;
      if (json) process.stdout.write(`${JSON.stringify({ ok: hash !== null, hash, problems: journey.problems })}\n`);
      else
        process.stdout.write(`${[...problemLines(journey.problems), hash === null ? 'not a plan: mend the errors' : `plan ${hash}`].join('\n')}\n`);
      process.exitCode = hash === null ? 2 : 0;
    });
  return new Command('journey').description('work with journey files').addCommand(check).addCommand(journeyTestCommand());
}
