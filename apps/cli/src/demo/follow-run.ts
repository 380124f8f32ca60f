import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@magpie/db';
import { localDateOf, localTimeOf } from '@magpie/calendar';
import { readRun, runCounts, type RunRef, runReport, type RunReport } from '@magpie/engine';

const lookEveryMs = 1_000;
/** Receipts come by the wall clock: this long they are waited for, once the run itself is over. */
const receiptsWithinMs = 45_000;

/** A database that is away for longer than this is not restarting. */
const awayAtMostMs = 180_000;

/** Watches a run to its end, telling now and then where it is, and returns its report when its receipts are in. Survives a database that restarts. */
export async function followRun(
  db: Database,
  run: RunRef,
  { say, signal }: { say(line: string): void; readonly signal: AbortSignal },
): Promise<RunReport> {
  let seenAt = performance.now();
  for (let said = ''; !signal.aborted; await delay(lookEveryMs, undefined, { signal })) {
    const now = await look(db, run);
    if (now instanceof Error) {
      if (performance.now() - seenAt > awayAtMostMs) throw new Error(`The run cannot be followed any more: ${now.message}`, { cause: now });
      continue;
    }
    seenAt = performance.now();
    if (now.line !== said) say(now.line);
    said = now.line;
    if (now.isOver) return settled(db, run);
  }
  throw new Error('interrupted');
}

async function look(db: Database, run: RunRef): Promise<{ readonly line: string; readonly isOver: boolean } | Error> {
  try {
    const { state, zone, logicalNow } = await readRun(db, run);
    const counts = await runCounts(db, run);
    const sent = counts.reduce((total, { sends }) => total + (sends ? sends.accepted + sends.delivered : 0), 0);
    const enrolled = counts.reduce((total, { here }) => total + here, 0);
    const when = `${localDateOf(logicalNow, zone)} ${localTimeOf(logicalNow, zone).slice(0, 2)}h`;
    const line =
      state === 'starting'
        ? 'copying the shop into a shadow'
        : `${when} · ${enrolled.toLocaleString('en')} people · ${sent.toLocaleString('en')} messages sent`;
    return { line, isOver: state === 'finished' || state === 'stopped' || state === 'failed' };
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

/** A database that is away now is asked again: the run is over, and its rows wait. */
async function settled(db: Database, run: RunRef): Promise<RunReport> {
  const until = performance.now() + receiptsWithinMs;
  for (;;) {
    const isLast = performance.now() >= until;
    const report = await runReport(db, run).catch((fault: unknown) => {
      if (isLast) throw fault;
      return null;
    });
    if (report !== null && (isLast || report.sends.accepted === 0)) return report;
    await delay(lookEveryMs);
  }
}
