import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainDate, startOfDay } from '@magpie/calendar';
import { findVersion, findWorkspace } from '@magpie/db';
import { channelsFrom, createRehearsal } from '@magpie/engine';
import { compileJourney, parseDocument } from '@magpie/journey';
import { systemClock } from '@magpie/kit';
import { customerModel } from '@magpie/merchant';
import { kinds } from '@magpie/nodes';
import { Command } from 'commander';
import { z } from 'zod';
import { followRun } from '../demo/follow-run.ts';
import { tellReport } from '../demo/tell-report.ts';
import { wakeRun } from '../demo/wake-run.ts';
import { stateFolder } from '../up/state-folder.ts';
import { type CommandTools, withDatabase } from './with-database.ts';

interface RehearseArguments {
  readonly workspace: string;
  readonly customers: string;
  readonly shiftDays: string;
  readonly asOf?: string;
  readonly anchor?: string;
  readonly pace: string;
  readonly seed: string;
  readonly notIdempotent: boolean;
  readonly json: boolean;
}

/** `magpie rehearse`: a published journey on the real engine with a fast clock, in a shadow workspace. */
export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('rehearse a published journey on the engine that `magpie up` runs; nobody real is sent anything')
    .argument('<journey>', 'id of the journey')
    .option('--workspace <id>', 'its workspace', 'demo')
    .option('--customers <kind>', 'modelled: they answer messages as stated; recorded: they do again what they did', 'modelled')
    .option('--shift-days <days>', 'recorded: moves what they did by so many days', '0')
    .option('--as-of <date>', 'local date at whose beginning the journey starts (its own moment when left out)')
    .option('--anchor <date>', "date of the journey's anchor")
    .option('--pace <seconds>', 'five weeks take at least so long', '110')
    .option('--seed <text>', 'of the modelled customers', '鹊桥')
    .option('--not-idempotent', 'take the loopback provider for one that sends a repeated call again: what is not answered stays unknown', false)
    .option('--json', 'print the report as one line of JSON', false)
    .addHelpText('after', '\nExit codes: 0 finished and reconciled, 1 not, 64 an argument is wrong, 69 `magpie up` is not running.')
    .action((journey: string, options: RehearseArguments) => withDatabase((tools) => run(journey, options, tools)));
}

const stateSchema = z.object({
  url: z.string(),
  loopbackUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string().default('default'),
});

async function run(journeyId: string, options: RehearseArguments, { db, tell, print }: CommandTools): Promise<number> {
  const state = stateSchema.safeParse(JSON.parse(await readFile(join(stateFolder(process.env), 'state.json'), 'utf8').catch(() => 'null')));
  if (!state.success) {
    tell('The engine is not running: start it with `npm start`, and rehearse when it says that everything is ready.');
    return 69;
  }
  const workspace = await findWorkspace(db, options.workspace);
  const version = workspace ? await findVersion(db, workspace.id, { id: journeyId, version: 'current' }) : null;
  const dates = [options.asOf, options.anchor].filter((date) => date !== undefined);
  if (!workspace || !version || !dates.every(isPlainDate) || !['modelled', 'recorded'].includes(options.customers)) {
    tell(
      !workspace
        ? `There is no workspace ${options.workspace}.`
        : !version
          ? `${journeyId} is not published.`
          : 'A date is written YYYY-MM-DD; customers are modelled or recorded.',
    );
    return 64;
  }
  const document = parseDocument(version.document, kinds);
  const plan = document.ok ? compileJourney(document.value, kinds) : document;
  if (!document.ok || !plan.ok) {
    tell('The published journey has problems: check it with `magpie journey check`.');
    return 1;
  }
  const engine = { db, channels: channelsFrom(db), log: { info() {}, warn() {} }, customerModel };
  const made = await createRehearsal(engine, {
    workspaceId: workspace.id,
    journeyId,
    name: document.value.name,
    version: version.version,
    document: document.value,
    plan: plan.value,
    customers: options.customers === 'modelled' ? { type: 'modelled' } : { type: 'recorded', shiftDays: Number(options.shiftDays) },
    paceSeconds: Number(options.pace),
    seed: options.seed,
    startAt: options.asOf === undefined ? null : startOfDay(options.asOf, workspace.zone),
    anchorDate: options.anchor ?? null,
    now: systemClock.now(),
    loopback: { url: state.data.loopbackUrl, idempotent: !options.notIdempotent, receiptBase: `${state.data.url}/receipts` },
  });
  if (!made.ok) {
    tell(`The rehearsal cannot start: ${made.refusal}.`);
    return 1;
  }
  await wakeRun({ address: state.data.temporalAddress, namespace: state.data.temporalNamespace }, made.value);
  const report = await followRun(db, made.value, { say: tell, signal: new AbortController().signal });
  if (options.json) print(JSON.stringify(report));
  else for (const line of tellReport(report)) print(line);
  return report.state === 'finished' && report.reconciled ? 0 : 1;
}
