import { createReadStream, existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createImportJob, findImportJob } from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ApiServices } from '../context.ts';
import { idField, textField } from '../fields.ts';
import { authorise } from '../http/authorise.ts';
import { UploadTooLargeError } from './import-files.ts';

const uploadSchema = z.object({ workspaceId: idField.min(1), name: textField(255, 1) });
const rejectsSchema = z.object({ workspaceId: idField.min(1), id: idField.min(1), of: z.enum(['import', 'check']) });

/**
 * What is too large for tRPC. `POST /imports/:workspaceId?name=…` takes a file's bytes and answers `{id}`; `GET /imports/:workspaceId/:id/rejects/:of`
 * gives the rows that did not parse, as CSV. A stranger learns nothing, as everywhere.
 */
export function importRoutes({ db, log, imports }: ApiServices): FastifyPluginAsync {
  return async (server) => {
    // The bytes themselves, whatever they claim to be: nothing is held in memory.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    server.post<{ Body: Readable | undefined }>('/imports/:workspaceId', async (request, reply) => {
      const input = uploadSchema.safeParse({ ...Object(request.params), ...Object(request.query) });
      if (!input.success || request.body === undefined) return reply.code(400).send({ error: 'malformed-upload' });
      const { workspaceId, name } = input.data;
      const authorised = await authorise({ db }, request, { workspaceId, permission: 'edit' });
      if (typeof authorised === 'number') return reply.code(authorised).send({ error: 'not-here' });
      const id = newId('import', seededRandom(randomUUID()));
      try {
        const bytes = await imports.files.keep({ workspaceId, id }, request.body);
        await createImportJob(db, { workspaceId, id, fileName: name, bytes, userId: authorised.user.id });
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
      const authorised = await authorise({ db }, request, { workspaceId, permission: 'edit' });
      if (typeof authorised === 'number') return reply.code(authorised).send({ error: 'not-here' });
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
