import { createReadStream, existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createImportJob, findImportJob, findRole, findSessionUser, findWorkspace } from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiServices } from '../context.ts';
import { idField, textField } from '../fields.ts';
import { type Permission, permits } from '../permissions.ts';
import { readSessionCookie } from '../session/session-cookie.ts';
import { UploadTooLargeError } from './import-files.ts';

const uploadSchema = z.object({ workspaceId: idField.min(1), name: textField(255, 1) });
const rejectsSchema = z.object({ workspaceId: idField.min(1), id: idField.min(1), of: z.enum(['import', 'check']) });

/**
 * What is too large for tRPC. `POST /imports/:workspaceId?name=…` takes a file's bytes and answers `{id}`; `GET /imports/:workspaceId/:id/rejects/:of`
 * gives the rows that did not parse, as CSV. A stranger learns nothing, as everywhere.
 */
export function importRoutes({ db, log, imports }: ApiServices): FastifyPluginAsync {
  /** Who is asking, where they may; else the code to answer with. */
  async function userOf(request: FastifyRequest, workspaceId: string, permission: Permission): Promise<{ readonly id: string } | 401 | 403 | 404> {
    const token = readSessionCookie(request);
    const user = token === null ? null : await findSessionUser(db, token, new Date());
    if (!user) return 401;
    const role = await findRole(db, workspaceId, user.id);
    if (!role) return 404;
    if (!permits(role, permission)) return 403;
    return permission !== 'view' && (await findWorkspace(db, workspaceId))?.shadow ? 403 : user;
  }

  return async (server) => {
    // The bytes themselves, whatever they claim to be: nothing is held in memory.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    server.post<{ Body: Readable | undefined }>('/imports/:workspaceId', async (request, reply) => {
      const input = uploadSchema.safeParse({ ...Object(request.params), ...Object(request.query) });
      if (!input.success || request.body === undefined) return reply.code(400).send({ error: 'malformed-upload' });
      const { workspaceId, name } = input.data;
      const user = await userOf(request, workspaceId, 'edit');
      if (typeof user === 'number') return reply.code(user).send({ error: 'not-here' });
      const id = newId('import', seededRandom(randomUUID()));
      try {
        const bytes = await imports.files.keep({ workspaceId, id }, request.body);
        await createImportJob(db, { workspaceId, id, fileName: name, bytes, userId: user.id });
        return await reply.code(201).send({ id });
      } catch (fault) {
        if (fault instanceof UploadTooLargeError) return reply.code(413).send({ error: 'too-large' });
        if (request.raw.destroyed) return reply;
        log.error({ err: fault }, 'a file could not be kept');
        return reply.code(isDiskFull(fault) ? 507 : 500).send({ error: isDiskFull(fault) ? 'disk-full' : 'internal' });
      }
    });

    server.get('/imports/:workspaceId/:id/rejects/:of', async (request, reply) => {
      const input = rejectsSchema.safeParse(request.params);
      if (!input.success) return reply.code(404).send({ error: 'not-here' });
      const { workspaceId, id, of } = input.data;
      const user = await userOf(request, workspaceId, 'view');
      if (typeof user === 'number') return reply.code(user).send({ error: 'not-here' });
      const job = await findImportJob(db, { workspaceId, id });
      const path = job === null ? null : imports.files.rejects({ workspaceId, id }, of);
      if (job === null || path === null || !existsSync(path)) return reply.code(404).send({ error: 'not-here' });
      const name = encodeURIComponent(`${job.fileName}.rejects.csv`);
      return reply
        .header('content-disposition', `attachment; filename="rejects.csv"; filename*=UTF-8''${name}`)
        .type('text/csv; charset=utf-8')
        .send(createReadStream(path));
    });
  };
}

function isDiskFull(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC';
}
