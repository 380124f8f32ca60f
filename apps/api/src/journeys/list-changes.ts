import { knownChanges, listDraftChanges } from '@magpie/db';
import { z } from 'zod';
import { countField, idField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changesPage, seenChange } from './seen-change.ts';

/** A page of what a draft took since a revision, oldest first; and which of `changeIds` it has taken at any time. */
export const listChanges = workspaceProcedure('view')
  .input(z.object({ id: idField, since: countField, changeIds: z.array(idField).max(5_000) }))
  .query(async ({ ctx, input }) => {
    const { id, since, changeIds } = input;
    const log = await listDraftChanges(ctx.db, ctx.workspaceId, { id, since, limit: changesPage });
    const known = await knownChanges(ctx.db, ctx.workspaceId, { id, changeIds });
    return { changes: log.map(seenChange), known: [...known.keys()] };
  });
