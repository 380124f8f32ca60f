import { findAudience, listAudienceVersions } from '@magpie/db';
import { filterFrom } from '@magpie/engine';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { anchorFrom } from './anchor-from.ts';

/** One audience as its newest version says it, archived or not. */
export const getAudience = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(async ({ ctx, input }) => {
    const found = await findAudience(ctx.db, ctx.workspaceId, input.id);
    if (found === null) throw new Refused('not-found');
    return { ...found, filter: filterFrom(found.filter), anchor: anchorFrom(found.anchor) };
  });

/** Versions of an audience, the newest first, with what each meant. */
export const listVersionsProcedure = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(async ({ ctx, input }) => {
    const versions = await listAudienceVersions(ctx.db, ctx.workspaceId, input.id);
    return versions.map((version) => ({ ...version, filter: filterFrom(version.filter), anchor: anchorFrom(version.anchor) }));
  });
