import { type Database, openDatabase } from '@magpie/db';
import { channelsFrom, createRehearsal } from '@magpie/engine';
import { systemClock } from '@magpie/kit';
import { customerModel } from '@magpie/merchant';
import { sql } from 'kysely';
import { followRun } from '../demo/follow-run.ts';
import { type Demo, openDemo } from '../demo/open-demo.ts';
import { tellReport } from '../demo/tell-report.ts';
import { wakeRun } from '../demo/wake-run.ts';
import type { UpContext } from './up-context.ts';

/** Five weeks in about two minutes. */
const paceSeconds = Number(process.env['MAGPIE_PACE_SECONDS'] ?? 110);

/**
 * The main job of `magpie up`: the demo shop with its published Qixi journey, rehearsed on the real engine, and its result. Served again, it rehearses
 * only when asked to (`--once`) or when it never has.
 */
export async function afterReady(context: UpContext): Promise<number> {
  const { say, databaseUrl, loopbackUrl, options, signal } = context;
  const db = openDatabase(databaseUrl, { maxConnections: 4, applicationName: 'magpie-up' });
  try {
    const demo = await openDemo(db, { loopbackUrl, say });
    const { temporalAddress, temporalNamespace } = await context.engineReady();
    if (!options.once && (!options.rehearsal || (await hasRehearsed(db)))) {
      say('everything is ready; Ctrl-C stops it');
      return 0;
    }
    const run = await rehearse(db, demo, context);
    say(`rehearsing ${demo.name}: five weeks in about two minutes`);
    await wakeRun({ address: temporalAddress, namespace: temporalNamespace }, run);
    const report = await followRun(db, run, { say, signal });
    for (const line of tellReport(report)) say(line);
    if (options.once || options.json) context.print(report);
    if (!options.once) say('serving; Ctrl-C stops everything in order');
    return report.state === 'finished' && report.reconciled ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

async function rehearse(db: Database, demo: Demo, { url, loopbackUrl }: UpContext) {
  const engine = { db, channels: channelsFrom(db), log: { info() {}, warn() {} }, customerModel };
  const idempotent = process.env['MAGPIE_LOOPBACK_IDEMPOTENT'] !== 'false';
  const made = await createRehearsal(engine, {
    ...demo,
    customers: { type: 'modelled' },
    paceSeconds,
    seed: process.env['MAGPIE_SEED'] ?? '鹊桥',
    startAt: null,
    anchorDate: null,
    now: systemClock.now(),
    loopback: { url: loopbackUrl, idempotent, receiptBase: `${url}/receipts` },
  });
  if (!made.ok) throw new Error(`The rehearsal cannot start: ${made.refusal}`);
  return made.value;
}

async function hasRehearsed(db: Database): Promise<boolean> {
  const { rows } =
    await sql`select 1 from run where purpose = 'rehearsal' and state in ('finished', 'running', 'starting', 'paused') limit 1`.execute(db);
  return rows.length > 0;
}
