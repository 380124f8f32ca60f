import { createLoginToken } from '@magpie/db';
import type { TestDatabase } from '@magpie/db/testing';
import { channelsFrom, type Engine } from '@magpie/engine';
import { testEngine } from '@magpie/engine/testing';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { ApiServices } from '../context.ts';
import { createServer } from '../http/server.ts';
import { openDraftRooms } from '../sharing/draft-rooms.ts';

/** The host by which the door lets requests in. */
export const testHost = '127.0.0.1:7420';

export interface TestServer extends AsyncDisposable {
  readonly server: FastifyInstance;
  readonly engine: Engine;
  /** Signs somebody in as the link does that a person is sent; returns their cookie. */
  signIn(userId: string): Promise<string>;
}

/** The whole HTTP door over a test's database, without Temporal, and without files unless they are handed in. */
export async function openTestServer({ db, url }: TestDatabase, services: Partial<ApiServices> = {}): Promise<TestServer> {
  const rooms = openDraftRooms({ db, url });
  const engine = testEngine(db, { channels: channelsFrom(db) });
  const server = await createServer(
    {
      db,
      engine,
      door: { ready: () => Promise.resolve(false), wake: () => Promise.resolve(false), close: () => Promise.resolve() },
      log: pino({ level: 'silent' }),
      rooms,
      imports: undefined as never,
      exports: undefined as never,
      loopback: null,
      webhookRules: { loopback: false },
      stateFile: undefined,
      ...services,
    },
    { webDist: undefined },
  );
  return {
    server,
    engine,
    signIn: async (userId) => {
      const token = await createLoginToken(db, userId, new Date(Date.now() + 60_000));
      const headers = { host: testHost, 'content-type': 'application/json' };
      const answer = await server.inject({ method: 'POST', url: '/trpc/session.redeem', headers, payload: { json: { token } } });
      return String(answer.headers['set-cookie']).split(';')[0] ?? '';
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rooms.close();
    },
  };
}
