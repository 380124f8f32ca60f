import { readFile } from 'node:fs/promises';
import { checkFilter, describeFilter, type Filter, parseFilter, parseFilterText, printFilter } from '@magpie/audience';
import { type Problem, refuse, type Result } from '@magpie/kit';
import { Command, Option } from 'commander';
import { problemLines } from './read-journey.ts';

/** `magpie audience`: audiences as files, in the text form or as JSON. */
export function audienceCommand(): Command {
  const check = new Command('check')
    .description('check an audience file and say it in words; the text form, or JSON where the name ends in .json')
    .argument('<file>', 'an audience (docs/data.md)')
    .addOption(new Option('--as <form>', 'print it in another form instead of in words').choices(['text', 'json']))
    .addOption(new Option('--locale <locale>', 'of the words').choices(['zh-CN', 'en']).default('en'))
    .option('--anchor', 'it is asked in a journey that is tied to a date', false)
    .addHelpText('after', '\nExit codes: 0 it can be asked, 2 it has errors, 66 the file cannot be read.')
    .action(async (file: string, flags: Flags) => {
      const source = await readFile(file, 'utf8').catch(() => null);
      if (source === null) {
        process.stderr.write(`${file} cannot be read; name an audience's file.\n`);
        process.exitCode = 66;
        return;
      }
      const parsed = file.endsWith('.json') ? fromJson(source) : parseFilterText(source);
      const problems = parsed.ok ? checkFilter(parsed.value, { hasAnchor: flags.anchor }) : parsed.refusal;
      process.stderr.write(
        problemLines(problems.map(placed))
          .map((line) => `${line}\n`)
          .join(''),
      );
      const failed = problems.some(({ severity }) => severity === 'error');
      if (parsed.ok && !failed) process.stdout.write(formOf(parsed.value, flags));
      process.exitCode = failed ? 2 : 0;
    });
  return new Command('audience').description('work with audience files').addCommand(check);
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

function fromJson(source: string): Result<Filter, Problem[]> {
  try {
    return parseFilter(JSON.parse(source));
  } catch {
    return refuse([{ code: 'audience.malformed', severity: 'error', path: [], parameters: { reason: 'json' } }]);
  }
}

/** Where a problem lies, in front of what it is. */
function placed(problem: Problem): Problem {
  const { line, column } = problem.parameters;
  if (problem.code !== 'audience.unreadable' && line !== undefined) return { ...problem, node: `${line}:${column}` };
  return problem.path.length === 0 ? problem : { ...problem, node: problem.path.join('.') };
}
