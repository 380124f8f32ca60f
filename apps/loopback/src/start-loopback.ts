import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '@magpie/kit';
import Fastify, { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Faults, faultsSchema, noFaults } from './faults.ts';
import { openLedger } from './ledger.ts';
import { receiptSender } from './receipt-sender.ts';
import { receiptsOf } from './receipts-of.ts';
import { callSchema, lookUp, takeMessages } from './take-messages.ts';

export interface LoopbackOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** File of the ledger; beside it stands one that remembers which receipts were taken. */
  readonly ledger: string;
  /** Where receipts go when the caller names no place of its own; null = nowhere. */
  readonly receiptUrl: string | null;
  readonly faults?: Partial<Faults>;
}

export interface Loopback {
  readonly url: string;
  setFaults(faults: Partial<Faults>): void;
  close(): Promise<void>;
}

const lookUpSchema = z.object({ references: z.array(z.string().max(300)).max(1_000) });
const ledgerQuerySchema = z.object({ reference: z.string().optional(), prefix: z.string().default('') });
const receiptDelayMs = 20;
const earlyMs = 50;

/** The loopback SMS provider: takes messages, keeps them in a ledger, sends nothing to anyone, and gives receipts. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  let faults: Faults = { ...noFaults, ...options.faults };
  let random = seededRandom(faults.seed);
  const setFaults = (changed: Partial<Faults>): void => {
    faults = { ...noFaults, ...changed };
    random = seededRandom(faults.seed);
  };
  const ledger = await openLedger(options.ledger);
  const receipts = await receiptSender({
    path: `${options.ledger}.receipts`,
    before: ledger.before,
    delayMs: receiptDelayMs,
    receiptsOf: (call) => receiptsOf(call, faults),
    isTwice: () => faults.duplicateReceipts,
  });
  const server = Fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: true });

  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/v1/ledger', async (request) => {
    const { reference, prefix } = ledgerQuerySchema.parse(request.query);
    return reference === undefined ? ledger.summary(prefix) : { reference, times: ledger.timesOf(reference) };
  });
  server.put('/v1/faults', async (request, reply) => {
    const parsed = faultsSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'malformed-faults' });
    setFaults(parsed.data);
    return faults;
  });
  server.post('/v1/messages/look-up', async (request, reply) => {
    const parsed = lookUpSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'malformed-look-up' });
    return { answers: parsed.data.references.map((reference) => lookUp(ledger, faults, reference)) };
  });
  server.post('/v1/messages', async (request, reply) => {
    const parsed = callSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'malformed-messages' });
    const [isThrottled, isUnavailable, isFailing, isDropped, isFailingAfter] = [
      faults.throttled,
      faults.unavailable,
      faults.failing,
      faults.dropAnswer,
      faults.failingAfter,
    ].map((share) => random.next() < share);
    if (isThrottled) return reply.code(429).header('retry-after', '0.2').send({ error: 'throttled' });
    if (isUnavailable) return reply.code(503).send({ error: 'unavailable' });
    if (isFailing) return reply.code(500).send({ error: 'failing' });
    const taken = await takeMessages(ledger, faults, {
      call: parsed.data,
      url: String(request.headers['x-receipt-url'] ?? options.receiptUrl ?? ''),
    });
    if (taken === null) return reply.code(409).send({ error: 'token-used' });
    if (taken.call.messages.length > 0) receipts.announce(taken.call);
    const waitMs = faults.slowMs + (faults.earlyReceipts ? receiptDelayMs + earlyMs : 0);
    if (waitMs > 0) await delay(waitMs);
    if (isDropped) return drop(reply);
    return isFailingAfter ? reply.code(500).send({ error: 'failing' }) : { answers: taken.answers };
  });

  const url = await server.listen({ host: '127.0.0.1', port: options.port });
  return {
    url,
    setFaults,
    close: async () => {
      await server.close();
      await receipts.close();
      await ledger.close();
    },
  };
}

/** Ends the connection without a word. */
function drop(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
