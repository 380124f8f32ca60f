import { DatabaseUnavailableError } from '@magpie/db';
import { constants, gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiServices } from '../context.ts';
import { GroupCommit } from './group-commit.ts';
import { keyDoor } from './key-door.ts';
import { isObject } from './message-fields.ts';
import { type Call, readBody } from './read-body.ts';
import { messageCalls } from './read-message.ts';
import { takeIn } from './take-in.ts';

/** Of a request's body, also once unpacked. */
const mostBytes = 500 * 1_024;
const unpack = promisify(gunzip);

/** Every "no" of the door, with its status: 400 says "do not send it again", the others that it may be. */
const statuses = {
  'malformed-json': 400,
  'bad-batch': 400,
  'too-many-events': 400,
  'too-large': 400,
  'bad-encoding': 400,
  'bad-write-key': 401,
  busy: 429,
  unavailable: 503,
} as const;

type DoorRefusal = keyof typeof statuses;

/**
 * `POST /v1/track`, `identify`, `group`, `alias`, `page`, `screen`, `batch`: the tracking spec of Segment, by write key. 200 means that everything of
 * the request is durable: as facts, or as dead letters where a message cannot be read.
 */
export function ingestRoute({ db, log }: ApiServices): FastifyPluginAsync {
  const door = keyDoor(db);
  const commit = new GroupCommit({
    takeIn: (workspaceId, group) => takeIn(db, workspaceId, group).then(() => undefined),
    mostInGroup: 5_000,
    mostWaiting: 50_000,
  });
  return async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) => done(null, body));
    server.setErrorHandler(async (fault, _request, reply) => {
      const code = isObject(fault) ? String(fault['code']) : '';
      if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return answer(reply, 'too-large');
      if (code.startsWith('FST_ERR_CTP')) return answer(reply, 'malformed-json');
      log.error({ err: fault }, 'ingest failed');
      return answer(reply, 'unavailable');
    });
    // A shop's own pages send from the shop's own address.
    server.addHook('onRequest', async (_request, reply) => {
      void reply.header('access-control-allow-origin', '*');
    });
    server.options('/v1/*', async (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', 'authorization, content-type, content-encoding')
        .header('access-control-max-age', '86400')
        .code(204)
        .send(),
    );
    for (const call of [...messageCalls, 'batch'] as const satisfies readonly Call[])
      server.post(`/v1/${call}`, { bodyLimit: mostBytes }, async (request, reply) => {
        const receivedAt = Date.now();
        const body = await bodyOf(request);
        if (!Buffer.isBuffer(body)) return answer(reply, body);
        const source = await door(keyOf(request, body)).catch((fault: unknown) => unavailable(fault));
        if (source === 'unavailable') return answer(reply, 'unavailable');
        if (source === null) return answer(reply, 'bad-write-key');
        const read = readBody(call, body, { ...source, receivedAt, sentAt: null });
        const committed = await commit.submit(source.workspaceId, read).catch((fault: unknown) => {
          log.warn({ err: fault, workspaceId: source.workspaceId }, 'ingest must wait');
          return { ok: false, refusal: 'unavailable' } as const;
        });
        if (!committed.ok) return answer(reply, committed.refusal);
        return read.refused === null ? reply.code(200).send({ success: true }) : answer(reply, knownRefusal(read.refused));
      });
  };
}

function answer(reply: FastifyReply, code: DoorRefusal): FastifyReply {
  const status = statuses[code];
  if (status === 429 || status === 503) void reply.header('retry-after', '1');
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="write key"');
  return reply.code(status).send({ success: false, code });
}

function knownRefusal(reason: string): DoorRefusal {
  return reason === 'bad-batch' || reason === 'too-many-events' ? reason : 'malformed-json';
}

function unavailable(fault: unknown): 'unavailable' {
  if (fault instanceof DatabaseUnavailableError) return 'unavailable';
  throw fault;
}

/** The body as it was before it was packed. */
async function bodyOf(request: FastifyRequest): Promise<Buffer | 'too-large' | 'bad-encoding'> {
  const { body } = request;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return bytes;
  if (encoding !== 'gzip') return 'bad-encoding';
  try {
    // A body that is unpacked to gigabytes is not: it stops here.
    return await unpack(bytes, { maxOutputLength: mostBytes, finishFlush: constants.Z_FINISH });
  } catch (fault) {
    return isObject(fault) && fault['code'] === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'bad-encoding';
  }
}

/** By basic authentication (the key is the user's name), or `writeKey` in the body, as browsers send it. */
function keyOf(request: FastifyRequest, body: Buffer): string {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded !== undefined) return Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? '';
  const [, inBody] = /"writeKey"\s*:\s*"([\w-]{1,200})"/.exec(body.toString('latin1')) ?? [];
  return inBody ?? '';
}
