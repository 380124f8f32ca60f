import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CaseDifference, type CaseRefusal, type Expectation, type JourneyCase, readCases, runCase } from '@magpie/journey/cases';
import type { Plan } from '@magpie/journey/plan';
import { renderTemplate } from '@magpie/messaging';
import { Command } from 'commander';
import { problemLines, readJourney } from './read-journey.ts';

interface Flags {
  readonly json: boolean;
  readonly write: boolean;
}

/** `magpie journey test`: people walked through a journey file by a clock that is turned, held against the way they are expected to go. */
export function journeyTestCommand(): Command {
  return new Command('test')
    .description('walk the people of a file of cases through a journey file and compare the ways they go with those expected')
    .argument('<journey>', "a journey's JSON (docs/journey-format.md)")
    .argument('<cases>', 'its cases (docs/journey-format.md, "Cases")')
    .option('--write', 'keep the way that people go now as expected, in cases that expect nothing yet', false)
    .option('--json', 'print {"ok", "cases"} as one line instead of TAP', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 all go as expected, 1 some do not, 2 the journey has errors, 65 the cases are malformed, 66 a file cannot be read.',
    )
    .action(async (journeyFile: string, casesFile: string, flags: Flags) => {
      process.exitCode = await test(journeyFile, casesFile, flags);
    });
}

async function test(journeyFile: string, casesFile: string, { json, write }: Flags): Promise<number> {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const journey = await readJourney(journeyFile).catch(() => null);
  const source = await readFile(casesFile, 'utf8').catch(() => null);
  if (journey === null || source === null) {
    tell(`${journey === null ? journeyFile : casesFile} cannot be read.`);
    return 66;
  }
  if (journey.plan === null) {
    problemLines(journey.problems).forEach(tell);
    return 2;
  }
  const read = readCases(source);
  if (!read.ok) {
    for (const { place, reason } of read.refusal) tell(`${basename(casesFile)}${place === '' ? '' : ` at ${place}`}: ${reason}`);
    return 65;
  }
  const { cases, zone } = read.value;
  const { plan } = journey;
  const told = cases.map((given) => ({ given, ...outcomeOf(plan, given, { zone, write }) }));
  if (write) await keep(casesFile, { source, went: told.map(({ went }) => went) });
  const failed = told.some(({ faults }) => faults.length > 0);
  if (json) process.stdout.write(`${JSON.stringify({ ok: !failed, cases: told.map(({ given, faults }) => ({ name: given.name, faults })) })}\n`);
  else process.stdout.write(`${tap(told.map(({ given, faults }) => ({ name: given.name, faults })))}\n`);
  return failed ? 1 : 0;
}

/** The file as it was written, without what reading adds, and what happened where nothing was expected. */
async function keep(file: string, { source, went }: { readonly source: string; readonly went: readonly (Expectation | null)[] }): Promise<void> {
  const written: { readonly cases: readonly { readonly expect?: Expectation }[] } = JSON.parse(source);
  const cases = written.cases.map((given, index) => ({ ...given, ...(given.expect === undefined && went[index] ? { expect: went[index] } : {}) }));
  await writeFile(file, `${JSON.stringify({ ...written, cases }, null, 2)}\n`);
}

function outcomeOf(
  plan: Plan,
  given: JourneyCase,
  { zone, write }: { readonly zone: string; readonly write: boolean },
): { readonly faults: readonly string[]; readonly went: Expectation | null } {
  const run = runCase(plan, given, { zone, render });
  if (!run.ok) return { faults: [refusalInWords(run.refusal)], went: null };
  // Nothing expected is nothing tested.
  if (given.expect === undefined && !write) return { faults: ['expects nothing; --write keeps what happens now'], went: run.value.went };
  return { faults: run.value.differences.map(differenceInWords), went: run.value.went };
}

function render(template: string, attributes: Readonly<Record<string, unknown>>): string | null {
  const rendered = renderTemplate(template, attributes);
  return rendered.ok ? rendered.value : null;
}

/** https://testanything.org, version 14: what every build server reads. */
function tap(cases: readonly { readonly name: string; readonly faults: readonly string[] }[]): string {
  const lines = cases.flatMap(({ name, faults }, index) => [
    `${faults.length === 0 ? 'ok' : 'not ok'} ${index + 1} - ${name.replaceAll('#', '\\#').replaceAll(/\s+/g, ' ')}`,
    ...faults.map((fault) => `  # ${fault}`),
  ]);
  return ['TAP version 14', `1..${cases.length}`, ...lines].join('\n');
}

function differenceInWords(difference: CaseDifference): string {
  switch (difference.type) {
    case 'enters':
      return difference.wanted ? 'should enter, and does not' : 'should not enter, and does';
    case 'leaves': {
      const { wanted, found } = difference;
      return `should leave ${leftInWords(wanted)}; ${found === null ? 'does not leave it then' : `leaves ${leftInWords(found)}`}`;
    }
    case 'came':
      return `should never come to ${difference.step}, and does`;
    case 'ends':
      return `should end at ${difference.wanted}, and ${difference.found === null ? 'does not enter' : `is at ${difference.found}`}`;
    case 'text':
      return `should read at ${difference.step} ${JSON.stringify(difference.wanted)}; ${difference.found === null ? 'reads nothing there' : `reads ${JSON.stringify(difference.found)}`}`;
  }
}

function leftInWords({
  step,
  outcome,
  at,
}: {
  readonly step: string;
  readonly outcome?: string | undefined;
  readonly at?: string | undefined;
}): string {
  return [step, ...(outcome === undefined ? [] : [`by ${outcome}`]), ...(at === undefined ? [] : [`at ${at}`])].join(' ');
}

function refusalInWords(refusal: CaseRefusal): string {
  switch (refusal.type) {
    case 'no-anchor-date':
      return 'needs an anchorDate: the journey is tied to a date';
    case 'not-its-anchor':
      return `${refusal.date} is no date of the journey's anchor`;
    case 'no-start':
      return 'needs a startAt: nothing in the journey says when it begins';
    case 'no-such-split':
      return `there is no split ${refusal.step} to be drawn at`;
    case 'never-drawn':
      return `nobody is drawn into ${refusal.arm} at ${refusal.step}`;
  }
}
