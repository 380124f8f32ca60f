import { publishVersion } from '@magpie/db';
import { compileJourney } from '@magpie/journey';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { countField, idField } from '../fields.ts';
import { workspaceFacts } from '../messages/workspace-facts.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { readDraft } from './read-draft.ts';

/** Compiles the draft at `revision` and keeps it as the next immutable version; refuses with every problem while there are errors. */
export const publishJourney = workspaceProcedure('publish')
  .input(z.object({ id: idField, revision: countField }))
  .mutation(async ({ ctx, input }) => {
    const { journey, document } = await readDraft(ctx.db, ctx.workspaceId, input.id);
    if (journey.archivedAt !== null) throw new Refused('is-archived');
    if (journey.revision !== input.revision) throw new Refused('stale');
    const plan = compileJourney(document, kinds, await workspaceFacts(ctx.db, ctx.workspaceId));
    if (!plan.ok) throw new Refused('has-problems', plan.refusal);
    const published = await publishVersion(ctx.db, {
      workspaceId: ctx.workspaceId,
      id: input.id,
      document,
      plan: plan.value,
      planHash: plan.value.hash,
      userId: ctx.user.id,
    });
    return { version: published.version, planHash: plan.value.hash };
  });
