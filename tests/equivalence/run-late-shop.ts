import { createWorkspace, type Database, ingestFacts } from '@magpie/db';
import {
  advanceBlocks,
  applyFacts,
  dispatch,
  type Engine,
  enrolBlocks,
  finishRun,
  lookForEntries,
  nextWake,
  resolveRun,
  type RunRef,
} from '@magpie/engine';
import { makeRun, publishPlan } from '@magpie/engine/testing';
import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import { cohorts, type Deed, type LateShop } from './late-shop.ts';

const accountId = 'sms';

/** Makes the shop with its members where they stand, their phones and the cohorts that are there from the beginning. */
async function openLateShop(db: Database, { workspaceId, plan, zone, subjects }: LateShop): Promise<void> {
  await createWorkspace(db, { id: workspaceId, name: 'Shop', zone, currency: 'CNY' });
  // Each news is decided on at once: what lateness does is told by the reference, minute by minute.
  await sql`update workspace set settling_seconds = 0 where id = ${workspaceId}`.execute(db);
  await sql`update workspace set fact_sequence = 1, next_member_no = ${Math.max(...subjects.map(({ no }) => no)) + 1}, hourly_ceiling = 200 where id = ${workspaceId}`.execute(
    db,
  );
  await sql`
    insert into member (workspace_id, no, external_id, zone, sequence, occurred_at)
    select ${workspaceId}, u.no, u.external_id, u.zone, 1, '2025-01-01'
    from unnest(${subjects.map(({ no }) => no)}::int[], ${subjects.map(({ externalId }) => externalId)}::text[], ${subjects.map((each) => each.zone)}::text[]) as u(no, external_id, zone)`.execute(
    db,
  );
  await sql`
    insert into address (workspace_id, channel, member_no, value, sequence, occurred_at)
    select ${workspaceId}, 'sms', no, '+8613800' || lpad(no::text, 6, '0'), 1, '2025-01-01' from unnest(${subjects.filter(({ addressed }) => addressed).map(({ no }) => no)}::int[]) as no`.execute(
    db,
  );
  for (const cohort of cohorts) {
    await sql`insert into cohort (workspace_id, id, name, origin) values (${workspaceId}, ${cohort}, ${cohort}, '{"type":"hand"}')`.execute(db);
    const blocks = new Map<number, Buffer>();
    for (const { no } of subjects.filter((each) => each.cohorts.includes(cohort))) {
      const bits = blocks.get(no >> 10) ?? Buffer.alloc(128);
      bits[(no & 1023) >> 3] = (bits[(no & 1023) >> 3] ?? 0) | (1 << (no & 7));
      blocks.set(no >> 10, bits);
    }
    for (const [block, bits] of blocks)
      await sql`insert into cohort_block (workspace_id, cohort_id, block, members) values (${workspaceId}, ${cohort}, ${block}, ${bits})`.execute(db);
  }
  await sql`insert into provider_account (workspace_id, id, channel, adapter, config) values (${workspaceId}, ${accountId}, 'sms', 'loopback', '{"url":"http://127.0.0.1:9"}')`.execute(
    db,
  );
  await publishPlan(db, { workspaceId, plan });
}

/**
 * Runs the plan live as a worker would, minute by minute of a clock that is moved by hand: what arrives is ingested and applied at its very instant,
 * and everything that the rows then ask for is done before time goes on, by two workers at once where the shop says so.
 */
export async function runLateShop(engine: Engine, shop: LateShop): Promise<RunRef> {
  const { workspaceId, plan, startAt, until, anchorDate } = shop;
  const hands: Hands = shop.isDoubled ? async (work) => void (await Promise.all([work(), work()])) : async (work) => void (await work());
  await openLateShop(engine.db, shop);
  const deeds = shop.subjects.flatMap((subject) => subject.deeds).toSorted((left, right) => left.arrivesAt - right.arrivesAt);
  const before = deeds.filter(({ arrivesAt }) => arrivesAt <= startAt);
  await hands(() => ingest(engine, workspaceId, before));
  await hands(() => applyFacts(engine, workspaceId, () => startAt));
  const run = await makeRun(engine, { workspaceId, journeyId: plan.journeyId, startAt, anchorDate, now: startAt, seed: 's' });
  await hands(() => resolveRun(engine, run));
  await hands(async () => {
    while (!(await enrolBlocks(engine, run, { maxBlocks: 2 })).done);
  });
  const obey = (wallNow: Instant): Promise<Instant> => obeyRows(engine, run, { wallNow, hands });
  let wakeAt = await obey(startAt);
  for (const arrivesAt of new Set(deeds.map((deed) => deed.arrivesAt))) {
    if (arrivesAt <= startAt || arrivesAt > until) continue;
    while (wakeAt < arrivesAt) wakeAt = await obey(wakeAt);
    const arriving = deeds.filter((deed) => deed.arrivesAt === arrivesAt);
    await hands(() => ingest(engine, workspaceId, arriving));
    await hands(() => applyFacts(engine, workspaceId, () => arrivesAt));
    wakeAt = await obey(arrivesAt);
  }
  while (wakeAt <= until) wakeAt = await obey(wakeAt);
  return run;
}

/** Does a piece of work, once or twice at the same moment. */
type Hands = (work: () => Promise<unknown>) => Promise<void>;

async function ingest(engine: Engine, workspaceId: string, deeds: readonly Deed[]): Promise<void> {
  await ingestFacts(
    engine.db,
    workspaceId,
    deeds.map(({ input }) => input),
  );
}

/** Does what the rows ask for until there is nothing to do at `wallNow`; returns when there will be. */
async function obeyRows(engine: Engine, run: RunRef, { wallNow, hands }: { readonly wallNow: Instant; readonly hands: Hands }): Promise<Instant> {
  for (;;) {
    const wake = await nextWake(engine, run, wallNow);
    if (wake.type === 'ended') return Infinity;
    if (wake.type === 'finish') await hands(() => finishRun(engine, run));
    else if (wake.type === 'wave')
      for (const shard of wake.shards) await hands(() => advanceBlocks(engine, run, { ...shard, wave: wake.wave, at: wake.at }));
    else if (wake.type === 'dispatch')
      await hands(() => dispatch(engine, { workspaceId: run.workspaceId, accountId }, { signal: new AbortController().signal, wallNow }));
    else if (wake.type === 'look') await hands(() => lookForEntries(engine, run, wake.at, wallNow));
    else if (wake.type === 'sleep') return wake.until ?? Infinity;
    else throw new Error(`A live run does not ${wake.type}`);
  }
}
