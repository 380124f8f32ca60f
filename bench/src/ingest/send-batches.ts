import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface Sent {
  /** Events whose batch was answered with 200. */
  readonly events: number;
  readonly seconds: number;
  /** From the request to the whole answer; of a steady pace from the moment at which it was due. */
  readonly milliseconds: readonly number[];
}

export interface Sender {
  asManyAsGo(load: { readonly seconds: number; readonly connections: number }): Promise<Sent>;
  steadily(load: { readonly seconds: number; readonly requestsPerSecond: number }): Promise<Sent>;
  close(): Promise<void>;
}

interface Target {
  readonly port: number;
  readonly key: string;
  readonly members: number;
  readonly batchEvents: number;
}

/** Sends batches like the official Node client does, over connections that stay open. Throws when one is refused. */
export function openSender({ port, key, members, batchEvents }: Target): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  let drawn = 0;

  const post = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization };
      const sending = request({ agent, host: '127.0.0.1', port, method: 'POST', path: '/v1/batch', headers }, (response) => {
        response.resume();
        response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`/v1/batch answers ${response.statusCode}`))));
      });
      sending.once('error', reject);
      sending.end(body);
    });
  const send = async (since: number): Promise<number> => {
    await post(batchOf(drawn++, { members, batchEvents }));
    return performance.now() - since;
  };

  return {
    async asManyAsGo({ seconds, connections }) {
      const start = performance.now();
      const milliseconds: number[] = [];
      const line = async (): Promise<void> => {
        while (performance.now() - start < seconds * 1_000) milliseconds.push(await send(performance.now()));
      };
      await Promise.all(Array.from({ length: connections }, line));
      return { events: milliseconds.length * batchEvents, seconds: (performance.now() - start) / 1_000, milliseconds };
    },
    async steadily({ seconds, requestsPerSecond }) {
      const start = performance.now();
      const sending: Promise<number>[] = [];
      for (let place = 0; place < seconds * requestsPerSecond; place++) {
        const due = start + (place * 1_000) / requestsPerSecond;
        const early = due - performance.now();
        if (early > 0) await delay(early);
        sending.push(send(due));
      }
      const milliseconds = await Promise.all(sending);
      return { events: milliseconds.length * batchEvents, seconds: (performance.now() - start) / 1_000, milliseconds };
    },
    close: () => Promise.resolve(agent.destroy()),
  };
}

/** A batch of events of its own, each of some member; ids, names and properties of the usual length. */
function batchOf(number: number, { members, batchEvents }: Pick<Target, 'members' | 'batchEvents'>): string {
  const now = new Date().toISOString();
  const batch = Array.from({ length: batchEvents }, (_, place) => {
    const drawn = (number * batchEvents + place) * 7_919;
    return {
      type: 'track',
      messageId: `node-next-${number}-${place}-5c1d0a4e`,
      userId: `u${drawn % members}`,
      event: names[drawn % names.length],
      properties: { product_id: `sku-${drawn % 997}`, price: (drawn % 500) / 10, category: 'tea', cart_id: `cart-${drawn % 10_007}` },
      context: { library: { name: '@segment/analytics-node', version: '3.1.0' } },
      timestamp: now,
      integrations: {},
    };
  });
  return JSON.stringify({ batch, sentAt: now });
}

const names = ['Page Opened', 'Product Shown', 'Cart Opened', 'Coupon Seen'];
