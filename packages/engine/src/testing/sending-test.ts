import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { type Loopback, type LoopbackOptions, startLoopback } from '@magpie/loopback';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import { type SendCounts, sendCounts } from '../report/send-counts.ts';
import { channelsFrom } from '../sending/channels-from.ts';
import { dispatch, type Dispatched } from '../sending/dispatch.ts';
import { openInbox } from './open-inbox.ts';
import { openSendingShop, run, type SendingShop, sendingShop, target } from './sending-shop.ts';
import { testEngine } from './test-engine.ts';

export interface SendingTest extends AsyncDisposable {
  readonly db: Database;
  readonly engine: Engine;
  readonly loopback: Loopback;
  /** One dispatch. */
  dispatch(): Promise<Dispatched>;
  /** Dispatches until nothing waits for itself. */
  drain(): Promise<void>;
  counts(): Promise<SendCounts>;
  ledger(): Promise<{ readonly messages: number; readonly references: number; readonly doubled: number }>;
}

export interface SendingTestOptions extends Partial<Omit<SendingShop, 'url'>> {
  readonly faults?: LoopbackOptions['faults'];
  /** Whether the provider's receipts come to the inbox. */
  readonly receipts?: boolean;
}

const ledgerSchema = z.object({ messages: z.number(), references: z.number(), doubled: z.number() });

/** A shop with a wave of messages to send, a real loopback provider, and a real database; all gone on dispose. */
export async function openSendingTest({ faults = {}, receipts = false, ...shop }: SendingTestOptions): Promise<SendingTest> {
  const test = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sending-'));
  const inbox = await openInbox(test.db);
  const loopback = await startLoopback({
    port: 0,
    ledger: join(folder, 'ledger.jsonl'),
    receiptUrl: receipts ? `${inbox.url}/${target.workspaceId}/${target.accountId}` : null,
    faults,
  });
  await openSendingShop(test.db, { members: 2_000, ...shop, url: loopback.url });
  const engine = testEngine(test.db, { channels: channelsFrom(test.db) });
  const once = () => dispatch(engine, target, { signal: new AbortController().signal });
  return {
    db: test.db,
    engine,
    loopback,
    dispatch: once,
    drain: async () => {
      for (let { until } = await once(); until !== null; { until } = await once()) await untilWall(until);
    },
    counts: async () => {
      const counts = (await sendCounts(test.db, run)).get(sendingShop.node);
      if (!counts) throw new Error('Nobody is meant');
      return counts;
    },
    ledger: async () => ledgerSchema.parse(await (await fetch(`${loopback.url}/v1/ledger`)).json()),
    async [Symbol.asyncDispose]() {
      await loopback.close();
      await inbox[Symbol.asyncDispose]();
      await test[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Lets every lease end now, as time would. */
export async function lapseLeases(db: Database): Promise<void> {
  await sql`update chunk set lease_until = now() - interval '1 second' where state = 'on-wire'`.execute(db);
}

async function untilWall(instant: number): Promise<void> {
  await new Promise((done) => setTimeout(done, Math.max(1, instant - Date.now())));
}
