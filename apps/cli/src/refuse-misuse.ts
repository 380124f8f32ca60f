import type { Command } from 'commander';

/** EX_USAGE of sysexits.h: the command was not understood. */
const misuse = 64;

/** Makes a command and all below it end with 64 where an argument or option is not understood, after one sentence and how to ask for help. */
export function refuseMisuse(command: Command): void {
  command.showHelpAfterError(`(${pathOf(command)} --help tells how it is called)`);
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : misuse));
  for (const child of command.commands) refuseMisuse(child);
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
