import { findImportJob, listImportJobs, queueImport, recordAudit, removeJob, stopJob } from '@magpie/db';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { checkUpload } from './check-upload.ts';
import { findUpload, readMapping } from './find-upload.ts';
import { lookAtUpload } from './look-at-upload.ts';
import { mappingsRouter } from './mappings-router.ts';

const lookEveryMs = 500;
const mostListed = 100;

/** Files on their way in; how their bytes come is in import-routes.ts. */
export const importsRouter = router({
  list: workspaceProcedure('view').query(({ ctx }) => listImportJobs(ctx.db, ctx.workspaceId, mostListed)),

  /** One import, whenever it changes, until it is over. */
  watch: workspaceProcedure('view')
    .input(z.object({ id: idField }))
    .subscription(async function* ({ ctx, input: { id }, signal }) {
      for (let last = ''; signal?.aborted !== true;) {
        const job = await findImportJob(ctx.db, { workspaceId: ctx.workspaceId, id });
        if (job === null) throw new Refused('not-found');
        const text = JSON.stringify(job);
        if (text !== last) yield job;
        if (job.state !== 'queued' && job.state !== 'running') return;
        last = text;
        await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
      }
    }),

  mappings: mappingsRouter,
  look: lookAtUpload,
  check: checkUpload,

  /** Lets it begin, or go on: what is in already is counted as such. */
  start: workspaceProcedure('edit')
    .input(z.object({ id: idField, mapping: z.unknown() }))
    .mutation(async ({ ctx, input }) => {
      const place = { workspaceId: ctx.workspaceId, id: input.id };
      const { fileName } = await findUpload(ctx, place);
      const mapping = readMapping(input.mapping);
      if (!(await queueImport(ctx.db, place, mapping))) throw new Refused('already-running');
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'import.start', subject: input.id, detail: { fileName, mapping } });
      ctx.imports.wake();
    }),

  stop: workspaceProcedure('edit')
    .input(z.object({ id: idField }))
    .mutation(async ({ ctx, input: { id } }) => {
      if (!(await stopJob(ctx.db, 'import_job', { workspaceId: ctx.workspaceId, id }))) throw new Refused('already-ended');
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'import.stop', subject: id, detail: {} });
    }),

  /** Takes the file and its entry away; what it brought in stays. */
  remove: workspaceProcedure('edit')
    .input(z.object({ id: idField }))
    .mutation(async ({ ctx, input: { id } }) => {
      const place = { workspaceId: ctx.workspaceId, id };
      if ((await findImportJob(ctx.db, place)) === null) throw new Refused('not-found');
      if (!(await removeJob(ctx.db, 'import_job', place))) throw new Refused('already-running');
      await ctx.imports.files.forget(place, 'all');
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'import.remove', subject: id, detail: {} });
    }),
});
