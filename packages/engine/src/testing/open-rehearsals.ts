import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@magpie/db';
import type { JourneyDocument } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { type Loopback, type LoopbackOptions, startLoopback } from '@magpie/loopback';
import { qixiJourney } from '@magpie/nodes';
import type { Engine, RunRef } from '../engine.ts';
import { createRehearsal } from '../rehearsal/create-rehearsal.ts';
import { driveRun, type DriveOptions } from '../run/drive-run.ts';
import type { ChannelResolver } from '../sending/channel-resolver.ts';
import { channelsFrom } from '../sending/channels-from.ts';
import { dispatch, type Dispatched } from '../sending/dispatch.ts';
import { publish, shop } from './small-shop.ts';
import { testEngine } from './test-engine.ts';

export interface Rehearsals extends AsyncDisposable {
  readonly engine: Engine;
  readonly plan: Plan;
  readonly loopback: Loopback;
  /** Another rehearsal of the same journey, in which nothing has happened yet. */
  make(): Promise<RunRef>;
  /** Sends what is due in one, once. */
  dispatch(run: RunRef): Promise<Dispatched>;
  /** Goes on with one, through the provider, until it ends or is told to stop; returns the state it is in then. */
  drive(run: RunRef, options?: DriveOptions): Promise<string>;
}

export interface RehearsalsOptions {
  /** What is rehearsed; the Qixi gift box when not given. */
  readonly document?: JourneyDocument;
  readonly faults?: NonNullable<LoopbackOptions['faults']>;
  /** What stands between the engine and the provider. */
  readonly through?: (channels: ChannelResolver) => ChannelResolver;
}

/** Publishes a journey of the small shop, to be rehearsed around Qixi 2027 with what everybody did then, over a real provider that is gone on dispose. */
export async function openRehearsals(
  db: Database,
  { document = qixiJourney({ id: 'qixi', locale: 'en' }), faults = {}, through = (channels) => channels }: RehearsalsOptions = {},
): Promise<Rehearsals> {
  const plan = await publish(db, document);
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null, faults });
  const engine = testEngine(db, { channels: through(channelsFrom(db)) });
  const { signal } = new AbortController();
  const dispatchOnce = ({ workspaceId }: RunRef) => dispatch(engine, { workspaceId, accountId: 'loopback-sms' }, { signal });
  return {
    engine,
    plan,
    loopback,
    make: async () => {
      const made = await createRehearsal(engine, {
        workspaceId: shop.workspaceId,
        journeyId: document.id,
        name: document.name,
        version: 1,
        document,
        plan,
        customers: { type: 'recorded', shiftDays: 0 },
        paceSeconds: 0.001,
        seed: 's',
        startAt: null,
        anchorDate: '2027-08-08',
        now: Date.parse('2027-07-01T00:00Z'),
        loopback: { url: loopback.url, idempotent: faults.notIdempotent !== true, receiptBase: null },
      });
      if (!made.ok) throw new Error(made.refusal);
      return made.value;
    },
    dispatch: dispatchOnce,
    drive: (run, options) => driveRun(engine, run, { dispatch: dispatchOnce, ...options }),
    async [Symbol.asyncDispose]() {
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
