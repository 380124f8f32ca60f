import pg from 'pg';
import { databaseUnavailable } from '../database-unavailable.ts';

const answerWithinMs = 5_000;

/** Whether a server takes connections at this address now. Throws a DatabaseUnavailableError that says why not, and what to do. */
export async function probeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerWithinMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw databaseUnavailable(url, cause);
  } finally {
    await client.end().catch(() => undefined);
  }
}
