import { createReadStream, existsSync } from 'node:fs';
import { findExportJob, recordAudit } from '@magpie/db';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ApiServices } from '../context.ts';
import { idField } from '../fields.ts';
import { authorise } from '../http/authorise.ts';
import { exportName } from './export-name.ts';

const pathSchema = z.object({ workspaceId: idField.min(1), id: idField.min(1) });
const types = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const;

/** `GET /exports/:workspaceId/:id/file`: a finished export's file, for who may export; every fetch is written down. */
export function exportRoute({ db, exports }: ApiServices): FastifyPluginAsync {
  return async (server) => {
    server.get('/exports/:workspaceId/:id/file', async (request, reply) => {
      const input = pathSchema.safeParse(request.params);
      if (!input.success) return reply.code(404).send({ error: 'not-here' });
      const place = input.data;
      const authorised = await authorise({ db }, request, { workspaceId: place.workspaceId, permission: 'export' });
      if (typeof authorised === 'number') return reply.code(authorised).send({ error: 'not-here' });
      const { user, workspace } = authorised;
      const job = await findExportJob(db, place);
      const path = job?.state === 'finished' ? exports.files.path(place) : null;
      if (job === null || path === null || !existsSync(path)) return reply.code(404).send({ error: 'not-here' });
      const name = exportName(job, workspace.zone);
      await recordAudit(db, place.workspaceId, { userId: user.id, action: 'export.fetch', subject: job.id, detail: { name, rows: job.doneRows } });
      return reply
        .header('content-disposition', `attachment; filename="export.${job.wish.format}"; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'no-store')
        .header('content-length', job.bytes ?? undefined)
        .type(types[job.wish.format])
        .send(createReadStream(path));
    });
  };
}
