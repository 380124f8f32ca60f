import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { resolveServer } from '../services/temporal-server/resolve-server.ts';
import { ConfigurationError, configurationExitCode } from '../up/configuration-error.ts';
import { commandRunner } from '../up/run-command.ts';
import type { Progress } from '../up/service.ts';
import { startGuard } from '../up/start-guard.ts';
import { stateFolder } from '../up/state-folder.ts';

const tellEvery = 100;

/** `magpie temporal-server`: builds the embedded Temporal server if it is not in the cache, and prints its path. */
export function temporalServerCommand(): Command {
  return new Command('temporal-server')
    .description('build the embedded Temporal server into the cache, unless it is there, and print its path')
    .option('--json', 'print {"path": …}', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const guard = startGuard();
      const logs = join(stateFolder(process.env), 'logs');
      await mkdir(logs, { recursive: true });
      const running = { guard, environment: process.env, logFile: join(logs, 'temporal-build.log'), signal: new AbortController().signal };
      try {
        const { command } = await resolveServer({ environment: process.env, run: commandRunner(running), progress: tell, needsOurs: true });
        process.stdout.write(json ? `${JSON.stringify({ path: command })}\n` : `${command}\n`);
      } catch (fault) {
        if (!(fault instanceof ConfigurationError)) throw fault;
        process.stderr.write(`${fault.message}\n`);
        process.exitCode = configurationExitCode;
      } finally {
        guard.end();
      }
    });
}

function tell({ done, total, what }: Progress): void {
  if (done % tellEvery === 0 || done === total) process.stderr.write(`${what}${total > 1 ? ` ${done}/${total}` : ''}\n`);
}
