import { createJourney, findWorkspace } from '@magpie/db';
import { type JourneyDocument } from '@magpie/journey';
import { newId, seededRandom } from '@magpie/kit';
import { qixiJourney } from '@magpie/nodes';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Starts a journey: empty, or from a template in the workspace's language. */
export const createJourneyProcedure = workspaceProcedure('edit')
  .input(z.object({ template: z.enum(['qixi']).optional(), name: textField(200, 1).optional() }))
  .mutation(async ({ ctx, input }) => {
    const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
    if (!workspace) throw new Refused('not-found');
    const id = newId('journey', seededRandom(randomUUID()));
    const locale = workspace.locale === 'en' ? 'en' : 'zh-CN';
    const drawn = input.template === 'qixi' ? qixiJourney({ id, locale }) : emptyJourney(id);
    const document = input.name === undefined ? drawn : { ...drawn, name: input.name.trim() };
    await createJourney(ctx.db, { workspaceId: ctx.workspaceId, id, name: document.name, document });
    return { id };
  });

function emptyJourney(id: string): JourneyDocument {
  return { format: 1, id, name: '', nodes: [], edges: [], settings: { goal: null } };
}
