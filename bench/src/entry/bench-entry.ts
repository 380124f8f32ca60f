import { setTimeout as delay } from 'node:timers/promises';
import { createWorkspace, type Database, type FactInput, ingestFacts } from '@magpie/db';
import { applyFacts, waitForFacts } from '@magpie/engine';
import { publishPlan, startRun, testEngine } from '@magpie/engine/testing';
import { planOf } from '@magpie/journey/testing';
import { sql } from 'kysely';
import { machineOf } from '../qixi/machine.ts';
import { Closing } from '../services/closing.ts';
import { openBenchDatabase } from '../services/open-bench-database.ts';
import { walBytes } from '../services/wal-bytes.ts';
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
    const { db } = await openBenchDatabase(closing, { name: 'entry', maxConnections: 8 });
    const engine = testEngine(db);
    await openShop(db, members);
    await publishPlan(db, { workspaceId, plan });
    const run = await startRun(engine, { workspaceId, journeyId: plan.journeyId, now: Date.now() - 1_000 });
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
    const walBefore = await walBytes(db);
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
      walBytesPerEvent: Math.round(((await walBytes(db)) - walBefore) / carts),
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

const key = { type: 'property', property: 'cart_id' } as const;
const plan = planOf(
  {
    in: { op: 'enter', rule: 'per-key', source: { type: 'event', event: 'Product Added', where: [], key, maxAgeHours: 24 } },
    bought: { op: 'awaitEvent', event: 'Order Completed', to: { type: 'delay', seconds: 3_600 }, key, next: { timeout: 'end' } },
    sms: { op: 'send', template: { text: 'Thank you' }, sendByHours: 12 },
    end: { op: 'end' },
  },
  { journeyId: 'carts' },
);

function eventOf(name: string, cart: number, members: number): FactInput {
  const externalId = `m${(cart * 7_919) % members}`;
  return { type: 'event', id: `${name}.${cart}`, externalId, name, occurredAt: Date.now(), properties: { cart_id: `c${cart}` } };
}

function inRange<Value>(from: number, to: number, value: (each: number) => Value): Value[] {
  return Array.from({ length: to - from }, (_, place) => value(from + place));
}
