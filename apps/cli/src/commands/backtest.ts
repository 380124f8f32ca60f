import { isPlainDate, startOfDay } from '@magpie/calendar';
import { createJourney, findJourney, findVersion, findWorkspace, publishVersion } from '@magpie/db';
import { backtest, type BacktestReport } from '@magpie/engine';
import type { JourneyDocument } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import type { Problem } from '@magpie/kit';
import { Command } from 'commander';
import { problemLines, readJourney } from './read-journey.ts';
import { type CommandTools, withDatabase } from './with-database.ts';

interface BacktestArguments {
  readonly workspace: string;
  readonly asOf: string;
  readonly anchor?: string;
  readonly json: boolean;
}

/** `magpie backtest`: what a journey would have done over recorded history. */
export function backtestCommand(): Command {
  return new Command('backtest')
    .description('run a journey over what really happened: counts, buyers, orders and revenue per step; sends nothing')
    .argument('<file>', "a journey's JSON (docs/journey-format.md)")
    .requiredOption('--workspace <id>', 'whose history')
    .requiredOption(
      '--as-of <date>',
      'local date at whose beginning the journey starts: what occurred before is history, the rest is met by the clock',
    )
    .option('--anchor <date>', "date of the journey's anchor (the next one after --as-of when left out)")
    .option('--json', 'print the report as one line of JSON', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 done and balanced, 1 it does not balance or cannot start, 2 the journey has errors, 64 a date or workspace is wrong.',
    )
    .action((file: string, options: BacktestArguments) => withDatabase((tools) => run(file, options, tools)));
}

async function run(file: string, options: BacktestArguments, { db, tell, print }: CommandTools): Promise<number> {
  const workspace = await findWorkspace(db, options.workspace);
  const dates = [options.asOf, ...(options.anchor === undefined ? [] : [options.anchor])];
  if (!workspace || !dates.every(isPlainDate)) {
    tell(workspace ? 'A date is written YYYY-MM-DD.' : `There is no workspace ${options.workspace}; import one with \`magpie import … --create\`.`);
    return 64;
  }
  const { document, plan, problems } = await readJourney(file);
  for (const line of problemLines(problems)) tell(line);
  if (!document || !plan) return 2;
  const version = await keepVersion(db, workspace.id, { document, plan });
  const engine = { db, channels: () => Promise.resolve(null), log: { info() {}, warn() {} }, customerModel: () => ({ plan: () => [] }) };
  const result = await backtest(engine, {
    workspaceId: workspace.id,
    journeyId: document.id,
    version,
    plan,
    startAt: startOfDay(options.asOf, workspace.zone),
    anchorDate: options.anchor ?? null,
  });
  if (!result.ok) {
    tell(`The backtest cannot start: ${refusals[result.refusal]}`);
    return 1;
  }
  print(options.json ? JSON.stringify(result.value) : tableOf(result.value, workspace.currency));
  return result.value.reconciled ? 0 : 1;
}

type Refusal = Extract<Awaited<ReturnType<typeof backtest>>, { ok: false }>['refusal'];

const refusals: Readonly<Record<Refusal, string>> = {
  'not-published': 'the journey has no such version.',
  'no-anchor-date': 'the anchor has no date after the day it starts on; name one with --anchor.',
  'moment-past': 'a step that must not be late already would be on that day; start earlier.',
  'enters-one-by-one':
    'people enter this journey one by one, and who may enter hangs on the order in which news came, which a history known at once has lost. ' +
    'Simulate it on the canvas, or rehearse it with recorded customers.',
};

/** A run refers to a published version: the journey is kept as one of the workspace's, in a new version when it changed. */
async function keepVersion(
  db: CommandTools['db'],
  workspaceId: string,
  { document, plan }: { readonly document: JourneyDocument; readonly plan: Plan },
): Promise<number> {
  if (!(await findJourney(db, workspaceId, document.id))) await createJourney(db, { workspaceId, id: document.id, name: document.name, document });
  const current = await findVersion(db, workspaceId, { id: document.id, version: 'current' });
  if (current?.planHash === plan.hash) return current.version;
  const { version } = await publishVersion(db, { workspaceId, id: document.id, document, plan, planHash: plan.hash, userId: null });
  return version;
}

function tableOf({ journey, anchorDate, enrolled, purchases, balances, perNode, problems }: BacktestReport, currency: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const rows = purchases.map(({ node, members, buyers, orders, revenueMinor }) =>
    [node, members, buyers, orders, (revenueMinor / 10 ** digits).toFixed(digits)].join('\t'),
  );
  const proof = balances.flow.ok ? `balances over ${perNode.length} steps` : 'DOES NOT BALANCE';
  return [
    `${journey}, anchor ${anchorDate ?? 'none'}: ${enrolled} enrolled, ${proof}`,
    `step\tcame\tbuyers\torders\trevenue ${currency}`,
    ...rows,
    ...problems.map(problemSentence),
  ].join('\n');
}

/** What the report's numbers do not know. */
function problemSentence({ code, node, parameters }: Problem): string {
  const what = `${parameters['clause']} ${parameters['what']}`;
  if (code === 'backtest.own-effect')
    return `${node}: asks for the ${what}, which the journey itself changes; a backtest changes nothing, so the answer is that of the history alone.`;
  return `${node}: asks for the ${what}, of which nothing is known as far back as the start.`;
}
