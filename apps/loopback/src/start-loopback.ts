import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '@magpie/kit';
import Fastify, { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Faults, faultsSchema, noFaults } from './faults.ts';
import { type LedgerLine, openLedger } from './ledger.ts';
import { receiptSender } from './receipts.ts';

export interface LoopbackOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** File of the ledger. */
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

const sendSchema = z.object({
  token: z.string().min(1).max(200),
  messages: z.array(z.object({ reference: z.string().min(1).max(200), address: z.string().min(1).max(40), text: z.string().max(5_000) })).min(1).max(100),
});
const lookUpSchema = z.object({ references: z.array(z.string().max(200)).max(1_000) });

/** The loopback SMS provider: takes messages, keeps them in a ledger, sends nothing to anyone, and gives receipts. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const ledger = openLedger(options.ledger);
  const receipts = receiptSender();
  let faults: Faults = { ...noFaults, ...options.faults };
  let random = seededRandom(faults.seed);
  let serial = ledger.messages;
  const server = Fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: true });
  const setFaults = (changed: Partial<Faults>): void => {
    faults = { ...noFaults, ...changed };
    random = seededRandom(faults.seed);
  };

  /** Takes what it has not taken before; the same token again is the same call. */
  const take = async (call: z.infer<typeof sendSchema>): Promise<readonly LedgerLine[]> => {
    const known = faults.notIdempotent ? undefined : ledger.answersOf(call.token);
    if (known && known.length >= call.messages.length) return known;
    const lines = call.messages.map(({ reference, address }): LedgerLine => {
      const before = faults.notIdempotent ? undefined : ledger.find(reference);
      return before ?? { reference, address, token: call.token, providerId: `lb-${(serial += 1)}` };
    });
    await ledger.append(lines.filter((line) => faults.notIdempotent || ledger.find(line.reference) === undefined));
    return lines;
  };

  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/v1/ledger', async () => ({ messages: ledger.messages, references: ledger.references, doubled: ledger.messages - ledger.references }));
  server.get('/v1/ledger/:reference', async (request) => {
    const { reference } = z.object({ reference: z.string() }).parse(request.params);
    return { reference, times: ledger.timesOf(reference) };
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
    return { answers: parsed.data.references.map((reference) => answerOf(ledger.find(reference))) };
  });
  server.post('/v1/messages', async (request, reply) => {
    const parsed = sendSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'malformed-messages' });
    if (random.next() < faults.throttled) return reply.code(429).header('retry-after', '0.2').send({ error: 'throttled' });
    if (random.next() < faults.failing) return reply.code(500).send({ error: 'failing' });
    const isDropped = random.next() < faults.dropAnswer;
    if (faults.slowMs > 0) await delay(faults.slowMs);
    const lines = await take(parsed.data);
    const url = String(request.headers['x-receipt-url'] ?? options.receiptUrl ?? '');
    const announce = (): void => {
      if (url !== '') receipts.send(url, lines, { twice: faults.duplicateReceipts });
    };
    if (faults.earlyReceipts) {
      announce();
      await delay(50);
    } else setTimeout(announce, 20);
    if (isDropped) return drop(reply);
    return { answers: lines.map(answerOf) };
  });

  const url = await server.listen({ host: '127.0.0.1', port: options.port });
  return {
    url,
    setFaults,
    close: async () => {
      await server.close();
      await receipts.close();
      ledger.close();
    },
  };
}

function answerOf(line: LedgerLine): { readonly status: 'accepted'; readonly providerId: string };
function answerOf(line: LedgerLine | undefined): { readonly status: 'accepted'; readonly providerId: string } | null;
function answerOf(line: LedgerLine | undefined): { readonly status: 'accepted'; readonly providerId: string } | null {
  return line ? { status: 'accepted', providerId: line.providerId } : null;
}

function drop(reply: FastifyReply): FastifyReply {
  reply.raw.destroy();
  return reply;
}
