import { Command, InvalidArgumentError } from 'commander';
import { afterReady } from '../up/after-ready.ts';
import type { UpOptions } from '../up/up-context.ts';
import { up } from '../up/up.ts';

/** `magpie up`: everything, under a supervisor. */
export function upCommand(): Command {
  return new Command('up')
    .description('start everything (PostgreSQL, Temporal, API, worker, web app), print one link, rehearse the demo journey, and serve until Ctrl-C')
    .option('--fresh', 'start from nothing: empty the state folder first', false)
    .option('--once', 'rehearse, print the report as one JSON line, stop; exit 0 only if it ran to its end and its balances hold', false)
    .option('--json', 'print the report as one JSON line also when serving goes on', false)
    .option('--port <number>', 'port of the link (7420, or a free one where that is taken)', portOf, null)
    .option('--open', 'open the link in the browser', false)
    .option('--no-web', 'do not build and serve the web app (when only the engine is wanted)')
    .option('--no-rehearsal', 'serve without rehearsing first (--once rehearses all the same)')
    .addHelpText(
      'after',
      '\nState is kept in .magpie (MAGPIE_HOME). DATABASE_URL and TEMPORAL_ADDRESS name servers of your own.\nExit codes: 0, 1 it failed, 78 a setting must be mended, 130 interrupted.',
    )
    .action(async ({ web, ...options }: Omit<UpOptions, 'web'> & { readonly web: boolean }) => {
      process.exitCode = await up({ ...options, web: web ? 'built' : 'none' }, afterReady);
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
  return port;
}
