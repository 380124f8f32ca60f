import { acceptReceipts } from '@magpie/engine';
import { foldSoon } from './fold-soon.ts';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { instantField, textField } from '../fields.ts';
import type { ApiServices } from '../context.ts';

const receiptSchema = z.object({
  receiptId: textField(200, 1),
  reference: textField(200, 1),
  status: z.enum(['delivered', 'failed']),
  reason: textField(500).nullable(),
  at: instantField,
});
const bodySchema = z.object({ receipts: z.array(receiptSchema).min(1).max(1_000) });
const pathSchema = z.object({ workspaceId: textField(64, 1), accountId: textField(64, 1) });

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
