import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createWorkspace, type Database, ensureDatabase, type FactInput, ingestFacts, openDatabase } from '@magpie/db';
import { startCluster } from '@magpie/db/cluster';
import { migrate } from '@magpie/db/migrate';
import { applyFacts, createRun, type Engine, enrolBlocks, resolveRun, type RunRef, waitForFacts } from '@magpie/engine';
import { type Op, planHash } from '@magpie/journey/plan';
import { sql } from 'kysely';
import { machineOf } from '../qixi/machine.ts';
import { Closing } from '../services/closing.ts';
import { rounded } from '../stopwatch.ts';
import { watchMessages } from './watch-messages.ts';

export interface EntryBenchOptions {
  readonly members: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

const workspaceId = 'bench';
/** Deliveries of a source in a second. */
const deliveries = 20;

/**
 * People wait in a live journey, each for the order of the cart they came with; the orders come in at a steady pace, and the applier makes messages of
 * them. The delay is from the event's commit to the moment at which its message stands committed in the ledger, due. PostgreSQL is a process of its
 * own; the source and the applier share one.
 */
export async function benchEntry({ members, seconds, eventsPerSecond }: EntryBenchOptions) {
  const closing = new Closing();
  closing.onSignals();
  try {
    const home = await mkdtemp(join(tmpdir(), 'magpie-bench-entry-'));
    closing.add(() => rm(home, { recursive: true, force: true }));
    const cluster = await startCluster({ dataDir: join(home, 'postgres'), settings: {} });
    closing.add(() => cluster.stop());
    await ensureDatabase(cluster.adminUrl, 'bench');
    await migrate(cluster.url('bench'));
    const db = openDatabase(cluster.url('bench'), { maxConnections: 8, applicationName: 'magpie-bench' });
    closing.add(() => db.destroy());
    const engine: Engine = {
      db,
      channels: () => Promise.resolve(null),
      log: { info() {}, warn() {} },
      customerModel: () => ({ plan: () => [] }),
    };
    await openShop(db, members);
    const run = await openRun(engine);
    const carts = seconds * eventsPerSecond;
    const entering = performance.now();
    for (let first = 0; first < carts; first += 2_000) {
      await ingestFacts(
        db,
        workspaceId,
        inRange(first, Math.min(carts, first + 2_000), (cart) => eventOf('Product Added', cart, members)),
      );
      await applyFacts(engine, workspaceId);
    }
    const entered = performance.now() - entering;
    const messages = await watchMessages(db, run);
    const committedAt = new Map<string, number>();
    const done = new AbortController();
    const applier = (async () => {
      while (!done.signal.aborted) {
        if ((await applyFacts(engine, workspaceId)).blocks > 0) await messages.look();
        await waitForFacts(engine, workspaceId, { signal: done.signal, timeoutMs: 5_000 });
      }
    })();
    const walBefore = await wal(db);
    const each = Math.round(eventsPerSecond / deliveries);
    const begun = performance.now();
    for (let first = 0; first < carts; first += each) {
      const dueAt = begun + (first / eventsPerSecond) * 1_000;
      await delay(Math.max(0, dueAt - performance.now()));
      const to = Math.min(carts, first + each);
      await ingestFacts(
        db,
        workspaceId,
        inRange(first, to, (cart) => eventOf('Order Completed', cart, members)),
      );
      const now = performance.now();
      for (let cart = first; cart < to; cart += 1) committedAt.set(`c${cart}`, now);
    }
    const told = performance.now() - begun;
    for (const endsAt = performance.now() + 60_000; messages.seenAt.size < carts && performance.now() < endsAt;) await delay(50);
    done.abort();
    await applier;
    const delays = [...messages.seenAt].map(([cart, at]) => at - (committedAt.get(cart) ?? at)).toSorted((left, right) => left - right);
    const part = (share: number): number => rounded(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN);
    return {
      members,
      carts,
      complete: delays.length === carts,
      entriesPerSecond: rounded(carts / (entered / 1_000)),
      eventsPerSecond: rounded(carts / (told / 1_000)),
      milliseconds: { p50: part(0.5), p95: part(0.95), p99: part(0.99), most: part(1) },
      walBytesPerEvent: Math.round(((await wal(db)) - walBefore) / carts),
      machine: await machineOf(db),
    };
  } finally {
    await closing.close();
  }
}

async function openShop(db: Database, members: number): Promise<void> {
  await createWorkspace(db, { id: workspaceId, name: 'Bench', zone: 'Asia/Shanghai', currency: 'CNY' });
  const occurredAt = Date.parse('2026-01-01T00:00Z');
  for (let first = 0; first < members; first += 5_000) {
    await ingestFacts(
      db,
      workspaceId,
      inRange(first, Math.min(members, first + 5_000), (no): FactInput[] => [
        { type: 'address', externalId: `m${no}`, channel: 'sms', value: `+8619${String(no).padStart(9, '0')}`, occurredAt },
        { type: 'consent', externalId: `m${no}`, channel: 'sms', purpose: 'marketing', given: true, occurredAt },
      ]).flat(),
    );
    // Without figures of what is there the next delivery would be joined with it row by row.
    await sql`analyze`.execute(db);
  }
}

const base = (id: string, records = true) => ({ id, node: id, records });
const key = { type: 'property', property: 'cart_id' } as const;
const ops: readonly Op[] = [
  {
    ...base('in'),
    op: 'enter',
    audience: null,
    rule: 'per-key',
    at: null,
    source: { type: 'event', event: 'Product Added', where: [], key, maxAgeHours: 24 },
    next: { entered: 1 },
  },
  {
    ...base('bought'),
    op: 'awaitEvent',
    event: 'Order Completed',
    where: [],
    from: null,
    to: { type: 'delay', seconds: 3_600 },
    key,
    next: { matched: 2, timeout: 3 },
  },
  {
    ...base('sms'),
    op: 'send',
    channel: 'sms',
    purpose: 'marketing',
    template: { text: 'Thank you' },
    sendByHours: 12,
    next: { intended: 3, unreachable: 3 },
  },
  { ...base('end', false), op: 'end', reason: 'over' },
];

async function openRun(engine: Engine): Promise<RunRef> {
  const content = { format: 1 as const, journeyId: 'carts', anchor: null, goal: null, ops };
  const plan = { ...content, hash: planHash(content) };
  await sql`insert into journey (workspace_id, id, name, document, current_version) values (${workspaceId}, 'carts', 'Carts', '{}', 1)`.execute(
    engine.db,
  );
  await sql`insert into journey_version (workspace_id, journey_id, version, document, plan, plan_hash) values (${workspaceId}, 'carts', 1, '{}', ${JSON.stringify(plan)}::jsonb, ${plan.hash})`.execute(
    engine.db,
  );
  const run = await createRun(engine, {
    workspaceId,
    journeyId: 'carts',
    version: 1,
    purpose: 'live',
    clock: { type: 'real' },
    startAt: null,
    anchorDate: null,
    now: Date.now() - 1_000,
    seed: '',
    customers: null,
  });
  if (!run.ok) throw new Error(run.refusal);
  await resolveRun(engine, run.value);
  while (!(await enrolBlocks(engine, run.value, { maxBlocks: 256 })).done);
  return run.value;
}

function eventOf(name: string, cart: number, members: number): FactInput {
  const externalId = `m${(cart * 7_919) % members}`;
  return { type: 'event', id: `${name}.${cart}`, externalId, name, occurredAt: Date.now(), properties: { cart_id: `c${cart}` } };
}

function inRange<Value>(from: number, to: number, value: (each: number) => Value): Value[] {
  return Array.from({ length: to - from }, (_, place) => value(from + place));
}

async function wal(db: Database): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}
