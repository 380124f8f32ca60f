import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adapters } from '@magpie/messaging/adapters';
import { type ChannelHarness, describeChannel, type Misbehaviour } from '@magpie/messaging/conformance';
import { z } from 'zod';
import type { Faults } from './faults.ts';
import { startLoopback } from './start-loopback.ts';

const faultsOf: Readonly<Record<Misbehaviour, Partial<Faults>>> = {
  nothing: {},
  'drops-answers': { dropAnswer: 1 },
  'fails-after-taking': { failingAfter: 1 },
  throttles: { throttled: 1 },
  'is-unavailable': { unavailable: 1 },
  'rejects-some': { rejected: 0.3 },
  'is-slow': { slowMs: 1_000 },
};

describeChannel('the loopback provider', async (): Promise<ChannelHarness> => {
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  const loopback = await startLoopback({ port: 0, ledger: join(folder, 'ledger.jsonl'), receiptUrl: null });
  const adapter = adapters['loopback'];
  if (!adapter) throw new Error('The loopback adapter is not registered');
  return {
    channel: (promise) => adapter({ url: loopback.url, ...promise }),
    unreachable: () => adapter({ url: 'http://127.0.0.1:9' }),
    misbehave: async (how) => {
      const response = await fetch(`${loopback.url}/v1/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faultsOf[how]),
      });
      if (!response.ok) throw new Error(`Faults were not taken: ${response.status}`);
    },
    timesOf: async (reference) => {
      const response = await fetch(`${loopback.url}/v1/ledger?reference=${encodeURIComponent(reference)}`);
      return z.object({ times: z.number() }).parse(await response.json()).times;
    },
    close: async () => {
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
