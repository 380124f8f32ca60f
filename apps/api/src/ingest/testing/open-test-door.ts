import { createWorkspace, createWriteKey, type Database } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import type { FastifyInstance } from 'fastify';
import { openTestServer } from '../../testing/open-test-server.ts';

export interface TestDoor extends AsyncDisposable {
  readonly db: Database;
  readonly server: FastifyInstance;
  /** Write key of the workspace `tea`; `cds` has one of its own. */
  readonly key: string;
  readonly otherKey: string;
  /** Sends a body with the key of `tea`. */
  post(call: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** The HTTP door over a database of its own, with two shops. */
export async function openTestDoor(): Promise<TestDoor> {
  const database = await testDatabase();
  const { db } = database;
  for (const id of ['tea', 'cds']) await createWorkspace(db, { id, name: id, zone: 'Asia/Shanghai', currency: 'CNY' });
  const [key, otherKey] = [
    await createWriteKey(db, 'tea', { id: 'key_tea', name: 'Shop', userId: null }),
    await createWriteKey(db, 'cds', { id: 'key_cds', name: 'Shop', userId: null }),
  ];
  const opened = await openTestServer(database);
  const { server } = opened;
  return {
    db,
    server,
    key,
    otherKey,
    async post(call, body, headers = {}) {
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
      const answer = await server.inject({
        method: 'POST',
        url: `/v1/${call}`,
        headers: { 'content-type': 'application/json', authorization, ...headers },
        payload,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}
