import { type Database, type FactInput, ingestFacts } from '@magpie/db';
import {
  advanceBlocks,
  applyFacts,
  createRehearsal,
  createRun,
  dispatch,
  driveRun,
  type Engine,
  enrolBlocks,
  finishRun,
  nextWake,
  resolveRun,
  type RunRef,
} from '@magpie/engine';
import { testEngine } from '@magpie/engine/testing';
import type { Channel } from '@magpie/messaging';
import { dayMs, hourMs, type Random } from '@magpie/kit';
import { sql } from 'kysely';
import type { RandomShop } from './random-shop.ts';

/** A provider that takes everything at once: what is compared is who is meant, not how it is sent. */
const willing: Channel = {
  capabilities: { idempotent: true, lookUp: false, maxRecipients: 100, receiptIdentity: 'reference' },
  send: ({ recipients }) => Promise.resolve({ ok: true, value: recipients.map(({ reference }) => ({ status: 'accepted', providerId: reference })) }),
};

export function quietEngine(db: Database): Engine {
  return testEngine(db, { channels: () => Promise.resolve({ accountId: 'loopback-sms', channel: willing }) });
}

/** Makes a rehearsal of everybody's recorded history; null where a step must not be late and would be. */
export async function rehearsalOf(engine: Engine, { workspaceId, plan, startAt, anchorDate }: RandomShop): Promise<RunRef | null> {
  const run = await createRehearsal(engine, {
    workspaceId,
    journeyId: plan.journeyId,
    name: 'Random',
    version: 1,
    document: {},
    plan,
    customers: { type: 'recorded', shiftDays: 0 },
    paceSeconds: 0.000_1,
    seed: 's',
    startAt,
    anchorDate,
    now: startAt,
    loopback: { url: 'http://127.0.0.1:9', idempotent: true, receiptBase: null },
  });
  if (!run.ok && run.refusal === 'moment-past') return null;
  if (!run.ok) throw new Error(run.refusal);
  return run.value;
}

/** Drives a rehearsal to its end in this process. */
export async function rehearse(engine: Engine, run: RunRef): Promise<void> {
  const signal = AbortSignal.timeout(120_000);
  const state = await driveRun(engine, run, {
    signal,
    dispatch: async ({ workspaceId }) => void (await dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal })),
  });
  if (state !== 'finished') throw new Error(`The rehearsal ended as ${state}`);
}

/** Runs it live: facts come in as they occur, some hours late at most, and the machine's clock goes by jumps of up to a day. */
export async function runLive(
  engine: Engine,
  shop: RandomShop,
  { coming, random }: { readonly coming: readonly FactInput[]; readonly random: Random },
): Promise<RunRef | null> {
  const { workspaceId, plan, startAt, anchorDate } = shop;
  await sql`insert into provider_account (workspace_id, id, channel, adapter, config) values (${workspaceId}, 'loopback-sms', 'sms', 'loopback', '{"url":"http://127.0.0.1:9"}')`.execute(
    engine.db,
  );
  const created = await createRun(engine, {
    workspaceId,
    journeyId: plan.journeyId,
    version: 1,
    purpose: 'live',
    clock: { type: 'real' },
    startAt,
    anchorDate,
    now: startAt,
    seed: 's',
    customers: null,
  });
  if (!created.ok && created.refusal === 'moment-past') return null;
  if (!created.ok) throw new Error(created.refusal);
  const run = { workspaceId, runId: created.value.runId };
  await resolveRun(engine, run);
  while (!(await enrolBlocks(engine, run, { maxBlocks: 1 })).done);
  const end = (coming.at(-1)?.occurredAt ?? startAt) + dayMs;
  let from = startAt;
  for (let wall = startAt; ; wall += hourMs * (1 + random.integer(24))) {
    const isLast = wall > end;
    const now = isLast ? wall + 400 * dayMs : wall;
    await ingestFacts(
      engine.db,
      workspaceId,
      coming.filter(({ occurredAt }) => occurredAt > from && occurredAt <= now),
    );
    from = now;
    await applyFacts(engine, workspaceId, () => now);
    if (await followClock(engine, run, now)) return run;
    if (isLast) throw new Error('The run did not end');
  }
}

/** Obeys what the rows ask for until nothing is to do before `now`; true when the run is over. */
async function followClock(engine: Engine, run: RunRef, now: number): Promise<boolean> {
  for (;;) {
    const wake = await nextWake(engine, run, now);
    if (wake.type === 'ended') return true;
    if (wake.type === 'finish') await finishRun(engine, run);
    else if (wake.type === 'wave') for (const shard of wake.shards) await advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at });
    else if (wake.type === 'dispatch')
      await dispatch(engine, { workspaceId: run.workspaceId, accountId: 'loopback-sms' }, { signal: new AbortController().signal, wallNow: now });
    else return false;
  }
}
