import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { devCommand } from './commands/dev.ts';
import { audienceCommand } from './commands/audience.ts';
import { backtestCommand } from './commands/backtest.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { journeyCommand } from './commands/journey.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { temporalServerCommand } from './commands/temporal-server.ts';
import { traceCommand } from './commands/trace.ts';
import { upCommand } from './commands/up.ts';
import { refuseMisuse } from './refuse-misuse.ts';
import { checkoutFolder } from './services/checkout-folder.ts';

const program = new Command('magpie')
  .description('a marketing canvas: draw a campaign, execute it for millions of members, replay the results')
  .version(/"version": "([^"]+)"/.exec(readFileSync(join(checkoutFolder, 'package.json'), 'utf8'))?.[1] ?? '')
  .addCommand(upCommand())
  .addCommand(devCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(journeyCommand())
  .addCommand(audienceCommand())
  .addCommand(backtestCommand())
  .addCommand(rehearseCommand())
  .addCommand(traceCommand())
  .addCommand(temporalServerCommand());

// A reader that goes away (`magpie … | head`) is no fault of ours.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1));
refuseMisuse(program);
await program.parseAsync();
