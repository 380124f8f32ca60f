import { createJourney } from '@magpie/db';
import { checkJourney, importDocument } from '@magpie/journey';
import { newId, seededRandom } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { workspaceFacts } from '../messages/workspace-facts.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Makes a new journey of exported JSON; what does not parse is refused with its problems, what parses comes in with them listed. */
export const importJourney = workspaceProcedure('edit')
  .input(z.object({ text: textField(4_000_000) }))
  .mutation(async ({ ctx, input }) => {
    const imported = importDocument(input.text, kinds);
    if (!imported.ok) throw new Refused('invalid-document', imported.refusal);
    const id = newId('journey', seededRandom(randomUUID()));
    const document = { ...imported.value, id };
    await createJourney(ctx.db, { workspaceId: ctx.workspaceId, id, name: document.name, document });
    return { id, problems: checkJourney(document, kinds, await workspaceFacts(ctx.db, ctx.workspaceId)) };
  });
