import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@magpie/db';
import {
  advanceBlocks,
  channelsFrom,
  checkLedger,
  dispatch,
  type Engine,
  enrolBlocks,
  finishRun,
  foldReceipts,
  nextWake,
  resolveRun,
  type RunRef,
  runReport,
} from '@magpie/engine';
import { customerModel } from '@magpie/merchant';
import { sql } from 'kysely';
import { timed } from '../stopwatch.ts';
import { relationBytes, walPosition, walSince } from './database-bytes.ts';
import { publishForEveryone } from './publish-for-everyone.ts';

/** One wave. Seconds are wall time. */
export interface EngineWave {
  readonly at: string;
  readonly moved: number;
  /** Locking, deciding, moving, writing the ledger and history. */
  readonly engineSeconds: number;
  /** Gate, rendering, freezing, calls over HTTP, recording the answers. */
  readonly sendSeconds: number;
  /** What then still passed until the last receipt was folded into the ledger. */
  readonly receiptSeconds: number;
  readonly messages: number;
}

const account = 'loopback-sms';
const stateTables = ['run_block', 'batch', 'transition_block', 'send_block', 'grant_block', 'contact_block', 'cohort_block'];

/** Runs the Qixi flow for every member through the block executor, in this process (as a worker does it), and times each part. */
export async function engineWaves(db: Database, workspaceId: string) {
  const engine: Engine = { db, channels: channelsFrom(db), log: { info() {}, warn() {} }, customerModel };
  const run = await publishForEveryone(engine, workspaceId);
  const wal = await walPosition(db);
  const enrol = await timed(async () => {
    await resolveRun(engine, run);
    while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
  });
  const waves: EngineWave[] = [];
  let engineWal = await walSince(db, wal);
  for (;;) {
    const wake = await nextWake(engine, run, Date.now());
    if (wake.type === 'ended') break;
    const before = await walPosition(db);
    if (wake.type === 'finish') await finishRun(engine, run);
    else if (wake.type === 'wave') waves.push(await runWave(engine, run, wake));
    else if (wake.type === 'dispatch') waves.push(await send(engine, run, waves.pop()));
    if (wake.type === 'wave') engineWal += await walSince(db, before);
  }
  const report = await runReport(db, run);
  const walBytes = await walSince(db, wal);
  return {
    enrolSeconds: enrol.seconds,
    waves,
    enrolled: report.enrolled,
    sends: report.sends,
    reconciled: report.reconciled && (await checkLedger(db, run)).length === 0,
    walBytes,
    walBytesWithoutSending: engineWal,
    diskBytes: await relationBytes(db, [...stateTables, 'chunk', 'receipt_page']),
    diskBytesWithoutMessages: await relationBytes(db, stateTables),
  };
}

async function runWave(
  engine: Engine,
  run: RunRef,
  wake: { wave: number; at: number; shards: readonly { fromBlock: number; toBlock: number }[] },
): Promise<EngineWave> {
  const { seconds, value } = await timed(async () => {
    let moved = 0;
    for (const shard of wake.shards) moved += (await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at })).moved;
    return moved;
  });
  return { at: new Date(wake.at).toISOString(), moved: value, engineSeconds: seconds, sendSeconds: 0, receiptSeconds: 0, messages: 0 };
}

async function send(engine: Engine, run: RunRef, wave: EngineWave | undefined): Promise<EngineWave> {
  if (!wave) throw new Error('Messages without a wave');
  const before = await receiptsFolded(engine.db);
  const sent = await timed(() => dispatch(engine, { workspaceId: run.workspaceId, accountId: account }, { signal: new AbortController().signal }));
  const expected = before + sent.value.accepted;
  const folded = await timed(async () => {
    while ((await receiptsFolded(engine.db)) < expected) {
      await foldReceipts(engine, run.workspaceId);
      await delay(20);
    }
  });
  return {
    ...wave,
    sendSeconds: wave.sendSeconds + sent.seconds,
    receiptSeconds: wave.receiptSeconds + folded.seconds,
    messages: wave.messages + sent.value.accepted,
  };
}

async function receiptsFolded(db: Database): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select coalesce(sum(count), 0)::int as folded from receipt_page where folded_at is not null`.execute(
    db,
  );
  return rows[0]?.folded ?? 0;
}
