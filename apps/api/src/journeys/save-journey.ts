import { saveDraft } from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { countField, idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { documentFrom } from './read-draft.ts';

/** Saves the draft if nobody saved since `revision`; otherwise refuses as stale and changes nothing. Problems do not keep a draft from being saved. */
export const saveJourney = workspaceProcedure('edit')
  .input(z.object({ id: idField, revision: countField, document: z.unknown() }))
  .mutation(async ({ ctx, input }) => {
    const document = documentFrom(input.document);
    const saved = await saveDraft(ctx.db, {
      workspaceId: ctx.workspaceId,
      id: input.id,
      revision: input.revision,
      document,
      name: document.name,
      author: ctx.user.id,
      changeId: newId('change', seededRandom(randomUUID())),
    });
    if (!saved.ok) throw new Refused(saved.refusal);
    return saved.value;
  });
