import { findVersion } from '@magpie/db';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { documentFrom } from './read-draft.ts';

/** A published version as it was drawn, upgraded to today's shapes: to be compared, or put back in the place of the draft. */
export const getVersion = workspaceProcedure('view')
  .input(z.object({ id: idField, version: z.number().int().min(1).max(1_000_000) }))
  .query(async ({ ctx, input }) => {
    const version = await findVersion(ctx.db, ctx.workspaceId, input);
    if (version === null) throw new Refused('not-found');
    return { version: version.version, document: documentFrom(version.document) };
  });
