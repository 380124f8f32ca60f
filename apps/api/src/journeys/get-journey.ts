import { findJourney } from '@magpie/db';
import { checkJourney, parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** The draft as it stands, upgraded to today's shapes, with its problems. */
export const getJourney = workspaceProcedure('view')
  .input(z.object({ id: z.string().max(64) }))
  .query(async ({ ctx, input }) => {
    const journey = await findJourney(ctx.db, ctx.workspaceId, input.id);
    if (!journey) throw new Refused('not-found');
    const parsed = parseDocument(journey.document, kinds);
    if (!parsed.ok) throw new Refused('invalid-document', parsed.refusal);
    return {
      document: parsed.value,
      revision: journey.revision,
      currentVersion: journey.currentVersion,
      problems: checkJourney(parsed.value, kinds),
    };
  });
