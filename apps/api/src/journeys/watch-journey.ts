import { commentsMark, findJourney, listDraftChanges } from '@magpie/db';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { countField, idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changesPage, seenChange } from './seen-change.ts';

/** Rows are read again after so long without a call: a call that got lost delays and never hides. */
const lookAgainMs = 15_000;

/** What a draft takes after `since`, who is in it, and a mark that changes with its comments, as it happens; a client that reconnects goes on where it was. */
export const watchJourney = workspaceProcedure('view')
  .input(z.object({ id: idField, client: idField, since: countField, lastEventId: textField(40).nullish() }))
  .subscription(async function* ({ ctx, input, signal }) {
    const place = { workspaceId: ctx.workspaceId, id: input.id };
    if (!(await findJourney(ctx.db, ctx.workspaceId, input.id))) throw new Refused('not-found');
    let since = /^\d{1,9}$/.test(input.lastEventId ?? '') ? Number(input.lastEventId) : input.since;
    using watch = ctx.rooms.watch(place, input.client);
    for (let shown = ''; signal?.aborted !== true && !ctx.rooms.closing.aborted;) {
      // Asked for before reading: what happens meanwhile calls too.
      const called = watch.next(lookAgainMs, signal);
      const log = await listDraftChanges(ctx.db, ctx.workspaceId, { id: input.id, since, limit: changesPage });
      const people = ctx.rooms.people(place);
      const comments = await commentsMark(ctx.db, { workspaceId: ctx.workspaceId, journeyId: input.id });
      const text = JSON.stringify([people, comments]);
      since = log.at(-1)?.revision ?? since;
      if (log.length > 0 || text !== shown) yield tracked(String(since), { changes: log.map(seenChange), people, comments });
      shown = text;
      if (log.length < changesPage) await called;
    }
  });
