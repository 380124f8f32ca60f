import { randomUUID } from 'node:crypto';
import { createLoginToken, createUser, openDatabase } from '@magpie/db';
import { hourMs, newId, seededRandom, systemClock } from '@magpie/kit';

const validMs = 12 * hourMs;

export interface Owner {
  readonly userId: string;
  /** A link that signs the owner in, once. */
  readonly link: string;
}

/** The first owner of this installation, made when there is none, and a new one-time link for them. */
export async function loginLink(databaseUrl: string, url: string): Promise<Owner> {
  const db = openDatabase(databaseUrl, { maxConnections: 1, applicationName: 'magpie-up' });
  try {
    const userId = await createUser(db, { id: newId('user', seededRandom(randomUUID())), email: 'owner@localhost', name: 'Owner' });
    const token = await createLoginToken(db, userId, new Date(systemClock.now() + validMs));
    return { userId, link: `${url}/login?token=${token}` };
  } finally {
    await db.destroy();
  }
}
