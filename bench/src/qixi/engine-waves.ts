import { randomUUID } from 'node:crypto';
import type { Database } from '@magpie/db';
import { advanceBlocks, channelsFrom, checkLedger, createRun, dispatch, type Engine, enrolBlocks, finishRun, nextWake, resolveRun, runReport } from '@magpie/engine';
import { compileJourney } from '@magpie/journey';
import { customerModel } from '@magpie/merchant';
import { kinds, qixiJourney } from '@magpie/nodes';
import { sql } from 'kysely';
import { timed } from '../stopwatch.ts';
import { relationBytes, walPosition, walSince } from './row-per-member.ts';

/** One wave: how many moved, the engine's own seconds, and those of rendering, calling the provider and recording its answers. */
export interface EngineWave {
  readonly at: string;
  readonly moved: number;
  readonly engineSeconds: number;
  readonly transportSeconds: number;
  readonly messages: number;
}

/** Runs the Qixi flow for every member of a workspace through the block executor, in this process, and times each part. */
export async function engineWaves(db: Database, workspaceId: string, now: number) {
  const engine: Engine = { db, channels: channelsFrom(db), log: { info() {}, warn() {} }, customerModel };
  const run = await publishForEveryone(engine, workspaceId, now);
  const before = await walPosition(db);
  const enrol = await timed(async () => {
    await resolveRun(engine, run);
    while (!(await enrolBlocks(engine, run, { maxBlocks: 256 })).done);
  });
  const waves: EngineWave[] = [];
  for (;;) {
    const wake = await nextWake(engine, run, Date.now());
    if (wake.type === 'ended') break;
    if (wake.type === 'finish') await finishRun(engine, run);
    else if (wake.type === 'wave') waves.push(await runWave(engine, run, wake));
    else if (wake.type === 'dispatch') await send(engine, workspaceId, waves);
  }
  const report = await runReport(db, run);
  return {
    enrolSeconds: enrol.seconds,
    waves,
    enrolled: report.enrolled,
    sends: report.sends,
    reconciled: report.reconciled && (await checkLedger(db, run)).length === 0,
    walBytes: await walSince(db, before),
    diskBytes: await relationBytes(db, ['run_block', 'batch', 'transition_block', 'send_block', 'grant_block', 'contact_block', 'chunk']),
    diskBytesWithoutChunks: await relationBytes(db, ['run_block', 'batch', 'transition_block', 'send_block', 'grant_block', 'contact_block']),
  };
}

async function publishForEveryone(engine: Engine, workspaceId: string, now: number) {
  const drawn = qixiJourney({ id: 'qixi-bench', locale: 'zh-CN' });
  const document = { ...drawn, nodes: drawn.nodes.map((node) => ('audience' in node.config ? { ...node, config: { ...node.config, audience: null } } : node)) };
  const plan = compileJourney(document, kinds);
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  const text = JSON.stringify(document);
  await sql`insert into journey (workspace_id, id, name, document, current_version) values (${workspaceId}, ${document.id}, ${document.name}, ${text}::jsonb, 1)`.execute(engine.db);
  await sql`
    insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash)
    values (${workspaceId}, ${document.id}, 1, ${text}::jsonb, ${JSON.stringify(plan.value)}::jsonb, ${plan.value.hash})`.execute(engine.db);
  const clock = { type: 'scaled', pace: Number.MAX_SAFE_INTEGER, wallStart: 0 } as const;
  const run = await createRun(engine, { workspaceId, journeyId: document.id, version: 1, purpose: 'live', clock, startAt: null, anchorDate: null, now, seed: randomUUID(), customers: null });
  if (!run.ok) throw new Error(run.refusal);
  return { workspaceId, runId: run.value.runId };
}

async function runWave(engine: Engine, run: { workspaceId: string; runId: string }, wake: { wave: number; at: number; shards: readonly { fromBlock: number; toBlock: number }[] }): Promise<EngineWave> {
  const { seconds, value } = await timed(async () => {
    let moved = 0;
    for (const shard of wake.shards) moved += (await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at })).moved;
    return moved;
  });
  return { at: new Date(wake.at).toISOString(), moved: value, engineSeconds: seconds, transportSeconds: 0, messages: 0 };
}

async function send(engine: Engine, workspaceId: string, waves: EngineWave[]): Promise<void> {
  const { seconds } = await timed(() => dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal: new AbortController().signal }));
  const last = waves.pop();
  const { rows } = await sql<{ sent: number }>`select coalesce(sum(count), 0)::int as sent from chunk where state = 'answered'`.execute(engine.db);
  const earlier = waves.reduce((sum, wave) => sum + wave.messages, 0);
  if (last) waves.push({ ...last, transportSeconds: last.transportSeconds + seconds, messages: (rows[0]?.sent ?? 0) - earlier });
}
