import { saveDraft } from '@magpie/db';
import { parseDocument } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** Saves the draft if nobody saved since `revision`; otherwise refuses as stale and changes nothing. Problems do not keep a draft from being saved. */
export const saveJourney = workspaceProcedure('edit')
  .input(z.object({ id: z.string().max(64), revision: z.number().int(), document: z.unknown() }))
  .mutation(async ({ ctx, input }) => {
    const parsed = parseDocument(input.document, kinds);
    if (!parsed.ok) throw new Refused('invalid-document', parsed.refusal);
    const saved = await saveDraft(ctx.db, {
      workspaceId: ctx.workspaceId,
      id: input.id,
      revision: input.revision,
      document: parsed.value,
      name: parsed.value.name,
    });
    if (!saved.ok) throw new Refused(saved.refusal);
    return saved.value;
  });
