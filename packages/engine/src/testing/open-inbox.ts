import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '@magpie/db';
import { z } from 'zod';
import { acceptReceipts } from '../sending/accept-receipts.ts';

export interface Inbox extends AsyncDisposable {
  /** Receipts go to `<url>/<workspace>/<account>`. */
  readonly url: string;
}

const receiptsSchema = z.object({
  receipts: z.array(
    z.object({
      receiptId: z.string(),
      reference: z.string(),
      status: z.enum(['delivered', 'failed']),
      reason: z.string().nullable(),
      at: z.number(),
    }),
  ),
});

/** Takes receipts as the API does: into the inbox, and no further. */
export async function openInbox(db: Database): Promise<Inbox> {
  const server = createServer((request, response) => {
    const [, workspaceId = '', accountId = ''] = (request.url ?? '').split('/');
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      acceptReceipts(db, { workspaceId, accountId }, receiptsSchema.parse(JSON.parse(body)).receipts).then(
        () => response.writeHead(202).end(),
        () => response.writeHead(503).end(),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
