import { createJourney, findWorkspace } from '@magpie/db';
import { type JourneyDocument } from '@magpie/journey';
import { newId, seededRandom } from '@magpie/kit';
import { templateIds, templates } from '@magpie/nodes/templates';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Starts a journey: empty, or from a template, signed by the shop, in the language asked for or else the workspace's. */
export const createJourneyProcedure = workspaceProcedure('edit')
  .input(z.object({ template: z.enum(templateIds).optional(), name: textField(200, 1).optional(), locale: z.enum(['zh-CN', 'en']).optional() }))
  .mutation(async ({ ctx, input }) => {
    const workspace = await findWorkspace(ctx.db, ctx.workspaceId);
    if (!workspace) throw new Refused('not-found');
    const id = newId('journey', seededRandom(randomUUID()));
    const locale = workspace.locale === 'en' ? 'en' : 'zh-CN';
    const drawn =
      input.template === undefined ? emptyJourney(id) : templates[input.template].draw({ id, locale: input.locale ?? locale, shop: workspace.name });
    const document = input.name === undefined ? drawn : { ...drawn, name: input.name.trim() };
    await createJourney(ctx.db, { workspaceId: ctx.workspaceId, id, name: document.name, document });
    return { id };
  });

function emptyJourney(id: string): JourneyDocument {
  return { format: 2, id, name: '', nodes: [], edges: [], notes: [], frames: [], settings: { goal: null } };
}
