import { randomUUID } from 'node:crypto';
import {
  createExportJob,
  type ExportJob,
  findCohort,
  findExportJob,
  findWorkspace,
  listExportJobs,
  recordAudit,
  removeJob,
  stopJob,
} from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { z } from 'zod';
import { askedFilter } from '../audiences/asked-filter.ts';
import { countedMoment } from '../audiences/counted-moment.ts';
import { anchorInput, filterInput } from '../audiences/fields.ts';
import { idField, instantField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { exportName } from './export-name.ts';
import { keptDays } from './run-exports.ts';

const mostListed = 100;

const wishField = z.object({
  what: z.enum(['members', 'events', 'orders', 'order-lines']),
  format: z.enum(['csv', 'parquet']),
  of: z.discriminatedUnion('type', [
    z.object({ type: z.literal('everybody') }),
    z.object({ type: z.literal('cohort'), cohort: textField(200, 1) }),
    z.object({ type: z.literal('filter'), filter: filterInput, anchor: anchorInput.default(null), name: textField(200).nullable() }),
  ]),
  since: instantField.nullable(),
  until: instantField.nullable(),
});

/** Files on their way out, and those that can be fetched; how their bytes go is in export-route.ts. */
export const exportsRouter = router({
  list: workspaceProcedure('view').query(async ({ ctx }) => {
    const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
    const jobs = await listExportJobs(ctx.db, ctx.workspaceId, mostListed);
    return { keptDays, jobs: jobs.map((job) => shown(job, workspace?.zone ?? 'UTC')) };
  }),

  create: workspaceProcedure('export')
    .input(wishField)
    .mutation(async ({ ctx, input: { what, format, of, since, until } }) => {
      const wish = { what, format, of: await namedOf(ctx, of), since, until };
      const id = newId('export', seededRandom(randomUUID()));
      await createExportJob(ctx.db, { workspaceId: ctx.workspaceId, id, wish, userId: ctx.user.id });
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'export.create', subject: id, detail: wish });
      ctx.exports.wake();
      return { id };
    }),

  stop: workspaceProcedure('export')
    .input(z.object({ id: idField }))
    .mutation(async ({ ctx, input: { id } }) => {
      if (!(await stopJob(ctx.db, 'export_job', { workspaceId: ctx.workspaceId, id }))) throw new Refused('already-ended');
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'export.stop', subject: id, detail: {} });
    }),

  /** Takes the file and its entry away. */
  remove: workspaceProcedure('export')
    .input(z.object({ id: idField }))
    .mutation(async ({ ctx, input: { id } }) => {
      const place = { workspaceId: ctx.workspaceId, id };
      if ((await findExportJob(ctx.db, place)) === null) throw new Refused('not-found');
      if (!(await removeJob(ctx.db, 'export_job', place))) throw new Refused('already-running');
      await ctx.exports.files.forget(place);
      await recordAudit(ctx.db, ctx.workspaceId, { userId: ctx.user.id, action: 'export.remove', subject: id, detail: {} });
    }),
});

function shown({ id, wish, state, totalRows, doneRows, bytes, refusal, createdAt, endedAt }: ExportJob, zone: string) {
  const { what, format, of } = wish;
  const whose = of.type === 'everybody' ? null : of.name;
  return {
    id,
    what,
    format,
    whose,
    isFilter: of.type === 'filter',
    fileName: exportName({ wish, createdAt }, zone),
    state,
    totalRows,
    doneRows,
    bytes,
    refusal: refusal?.code ?? null,
    createdAt,
    endedAt,
  };
}

async function namedOf(
  ctx: Parameters<Parameters<ReturnType<typeof workspaceProcedure>['query']>[0]>[0]['ctx'],
  of: z.infer<typeof wishField>['of'],
) {
  if (of.type === 'everybody') return of;
  if (of.type === 'cohort') {
    const cohort = await findCohort(ctx.db, ctx.workspaceId, of.cohort);
    if (cohort === null) throw new Refused('not-found');
    return { ...of, name: cohort.name };
  }
  const filter = await askedFilter(ctx.db, ctx.workspaceId, of);
  const { anchorDates } = await countedMoment(ctx.db, ctx.workspaceId, { anchor: of.anchor, now: Date.now() });
  return { type: of.type, filter, anchorDates: [...anchorDates], name: of.name };
}
