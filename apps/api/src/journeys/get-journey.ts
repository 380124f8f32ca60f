import { checkJourney } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { idField } from '../fields.ts';
import { workspaceFacts } from '../messages/workspace-facts.ts';
import { workspaceProcedure } from '../trpc.ts';
import { readDraft } from './read-draft.ts';

/** The draft as it stands, upgraded to today's shapes, with its problems. */
export const getJourney = workspaceProcedure('view')
  .input(z.object({ id: idField }))
  .query(async ({ ctx, input }) => {
    const { journey, document } = await readDraft(ctx.db, ctx.workspaceId, input.id);
    return {
      document,
      revision: journey.revision,
      currentVersion: journey.currentVersion,
      problems: checkJourney(document, kinds, await workspaceFacts(ctx.db, ctx.workspaceId)),
    };
  });
