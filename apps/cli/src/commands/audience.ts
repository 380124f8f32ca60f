import { checkFilter, describeFilter, type Filter, printFilter } from '@magpie/audience';
import { Command, Option } from 'commander';
import { filterProblemLines, readFilter } from '../audiences/read-filter.ts';
import { savedAudienceCommands } from './saved-audience.ts';

/** `magpie audience`: audiences as files, in the text form or as JSON, and those that a workspace keeps under a name. */
export function audienceCommand(): Command {
  const check = new Command('check')
    .description('check an audience file and say it in words; the text form, or JSON where the name ends in .json')
    .argument('<file>', 'an audience (docs/data.md)')
    .addOption(new Option('--as <form>', 'print it in another form instead of in words').choices(['text', 'json']))
    .addOption(new Option('--locale <locale>', 'of the words').choices(['zh-CN', 'en']).default('en'))
    .option('--anchor', 'it is asked in a journey that is tied to a date', false)
    .addHelpText('after', '\nExit codes: 0 it can be asked, 2 it has errors, 66 the file cannot be read.')
    .action(async (file: string, flags: Flags) => {
      const parsed = await readFilter(file);
      if (parsed === null) {
        process.stderr.write(`${file} cannot be read; name an audience's file.\n`);
        process.exitCode = 66;
        return;
      }
      const problems = parsed.ok ? checkFilter(parsed.value, { hasAnchor: flags.anchor }) : parsed.refusal;
      process.stderr.write(
        filterProblemLines(problems)
          .map((line) => `${line}\n`)
          .join(''),
      );
      const failed = problems.some(({ severity }) => severity === 'error');
      if (parsed.ok && !failed) process.stdout.write(formOf(parsed.value, flags));
      process.exitCode = failed ? 2 : 0;
    });
  const audience = new Command('audience').description('work with audience files and saved audiences').addCommand(check);
  for (const command of savedAudienceCommands()) audience.addCommand(command);
  return audience;
}

interface Flags {
  readonly as?: 'text' | 'json';
  readonly locale: 'zh-CN' | 'en';
  readonly anchor: boolean;
}

function formOf(filter: Filter, { as, locale }: Flags): string {
  if (as === 'text') return printFilter(filter);
  if (as === 'json') return `${JSON.stringify(filter, null, 2)}\n`;
  return `${describeFilter(filter, { locale, currency: 'CNY', anchorName: null, cohortNames: {} })}\n`;
}
