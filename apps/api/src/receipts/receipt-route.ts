import { acceptReceipts } from '@magpie/engine';
import { foldSoon } from './fold-soon.ts';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ApiServices } from '../context.ts';

const receiptSchema = z.object({
  receiptId: z.string().min(1).max(200),
  reference: z.string().min(1).max(200),
  status: z.enum(['delivered', 'failed']),
  reason: z.string().max(500).nullable(),
  at: z.number().int(),
});
const bodySchema = z.object({ receipts: z.array(receiptSchema).min(1).max(1_000) });
const pathSchema = z.object({ workspaceId: z.string().min(1).max(64), accountId: z.string().min(1).max(64) });

/** `POST /receipts/:workspaceId/:accountId`: a provider's receipts, accepted when durable in the inbox. Repeats are harmless. */
export function receiptRoute({ db, log, engine }: ApiServices): FastifyPluginAsync {
  const fold = foldSoon(engine);
  return async (server) => {
    server.post('/receipts/:workspaceId/:accountId', async (request, reply) => {
      const path = pathSchema.safeParse(request.params);
      const body = bodySchema.safeParse(request.body);
      if (!path.success || !body.success) return reply.code(400).send({ error: 'malformed-receipts' });
      const { workspaceId, accountId } = path.data;
      const accepted = await acceptReceipts(db, { workspaceId, accountId }, body.data.receipts);
      fold(workspaceId);
      log.debug({ workspaceId, accountId, accepted }, 'receipts accepted');
      return reply.code(202).send({ accepted });
    });
  };
}
