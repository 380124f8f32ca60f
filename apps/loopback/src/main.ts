import { join } from 'node:path';
import { z } from 'zod';
import { faultsSchema } from './faults.ts';
import { startLoopback } from './start-loopback.ts';

const environment = z
  .object({
    LOOPBACK_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
    /** Folder of the ledger. */
    LOOPBACK_LEDGER: z.string().min(1),
    /** Where receipts go when a call names no place of its own. */
    LOOPBACK_RECEIPT_URL: z.url().optional(),
    /** What goes wrong on purpose from the start on, as JSON: `{"dropAnswer":0.3}`. */
    LOOPBACK_FAULTS: z.preprocess((text) => JSON.parse(String(text ?? '{}')), faultsSchema),
  })
  .parse(process.env);

const loopback = await startLoopback({
  port: environment.LOOPBACK_PORT,
  ledger: join(environment.LOOPBACK_LEDGER, 'calls.jsonl'),
  receiptUrl: environment.LOOPBACK_RECEIPT_URL ?? null,
  faults: environment.LOOPBACK_FAULTS,
});
process.stdout.write(`${JSON.stringify({ level: 'info', message: 'loopback ready', url: loopback.url })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void loopback.close().then(() => process.exit(0)));
