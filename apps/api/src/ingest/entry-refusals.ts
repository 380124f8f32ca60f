import { entryRefusalReasons, listEntryRefusals, putEntryRefusalAside, recordAudit, withTransaction } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Characters of an event that a screen shows. */
const shownCharacters = 400;

/**
 * Events that came in and let nobody into a journey because of their key, by run and reason. They are taken in like any other: there is nothing to play
 * again, and whoever should enter does so by an event with a key that can be read.
 */
export const entryRefusals = workspaceProcedure('view').query(async ({ ctx }) => {
  const refusals = await listEntryRefusals(ctx.db, ctx.workspaceId);
  return refusals.map(({ events, ...refusal }) => ({
    ...refusal,
    events: events.map(({ key, properties, ...event }) => ({
      ...event,
      beginning: JSON.stringify({ ...(key === null ? {} : { key }), properties }).slice(0, shownCharacters),
    })),
  }));
});

/** Puts what a run has refused for a reason aside, or takes it up again. What comes later is open. */
export const putRefusalAside = workspaceProcedure('edit')
  .input(z.object({ runId: idField, reason: z.enum(entryRefusalReasons), aside: z.boolean() }))
  .mutation(async ({ ctx, input: { runId, reason, aside } }) => {
    await withTransaction(ctx.db, async (transaction) => {
      if (!(await putEntryRefusalAside(transaction, { workspaceId: ctx.workspaceId, runId }, { reason, aside }))) throw new Refused('not-found');
      await recordAudit(transaction, ctx.workspaceId, {
        userId: ctx.user.id,
        action: aside ? 'entry-refusal.discard' : 'entry-refusal.reopen',
        subject: runId,
        detail: { reason },
      });
    });
  });
