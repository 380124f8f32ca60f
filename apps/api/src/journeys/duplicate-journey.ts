import { createJourney, fileJourney } from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { readDraft } from './read-draft.ts';

/** A new journey with the draft of another, under a name of its own and in the same folder. Versions and runs stay with the first. */
export const duplicateJourney = workspaceProcedure('edit')
  .input(z.object({ id: idField, name: textField(200, 1) }))
  .mutation(async ({ ctx, input }) => {
    const { document, journey } = await readDraft(ctx.db, ctx.workspaceId, input.id);
    const id = newId('journey', seededRandom(randomUUID()));
    const copy = { ...document, id, name: input.name.trim() };
    await createJourney(ctx.db, { workspaceId: ctx.workspaceId, id, name: copy.name, document: copy });
    if (journey.folder !== null) await fileJourney(ctx.db, ctx.workspaceId, { id, folder: journey.folder });
    return { id };
  });
