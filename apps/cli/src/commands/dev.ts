import { Command } from 'commander';
import { afterReady } from '../up/after-ready.ts';
import { up } from '../up/up.ts';

/** The port that Vite's configuration passes calls on to. */
const apiPort = 7420;

/** `magpie dev`: everything, with the web app served from its sources. */
export function devCommand(): Command {
  return new Command('dev')
    .description('start everything as `up` does, with the web app served by Vite from its sources')
    .option('--fresh', 'start from nothing: empty the state folder first', false)
    .action(async ({ fresh }: { readonly fresh: boolean }) => {
      process.exitCode = await up({ fresh, once: false, json: false, port: apiPort, open: false, web: 'vite', rehearsal: true }, afterReady);
    });
}
