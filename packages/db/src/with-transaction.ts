import { type Random, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Database } from './open-database.ts';
import type { DB } from './schema/database.gen.ts';

export interface TransactionOptions {
  /** How often it may be tried in all. */
  readonly attempts?: number;
  /** Spreads the waits; its seed is drawn when nobody gives one. */
  readonly random?: Random;
}

/** A deadlock, or a serialization failure: the other transaction won, ours may be tried again from its start. */
const retryable = new Set(['40P01', '40001']);

/**
 * Runs `work` in a transaction and again when PostgreSQL chose it as the victim of a deadlock or a serialization failure, after a random wait that
 * doubles (10 ms at first). `work` must have no effect outside the transaction. Every other fault, and the last of `attempts`, is thrown.
 */
export async function withTransaction<Value>(
  db: Database,
  work: (transaction: Transaction<DB>) => Promise<Value>,
  { attempts = 6, random = seededRandom(randomUUID()) }: TransactionOptions = {},
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (fault) {
      if (attempt >= attempts || !isRetryable(fault)) throw fault;
      await sleep(10 * 2 ** (attempt - 1) * (0.5 + random.next()));
    }
  }
}

function isRetryable(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && retryable.has(String(fault.code));
}
