import { changeDraft, type ChangeAsked, type DraftDecision, listDraftChanges } from '@magpie/db';
import { applyEdit, editTargets, parseDocument, parseEdit } from '@magpie/journey';
import { refuse } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { z } from 'zod';
import { countField, idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { documentFrom } from './read-draft.ts';
import { changesPage, seenChange } from './seen-change.ts';

/**
 * Makes changes to a draft, each all or nothing, in the order in which they are sent, on the draft as it stands now. A change that was sent before is
 * not made again. Answers what became of each, and what the draft took since `baseRevision` (a page of it; `revision` says how far the draft is).
 */
export const changeJourney = workspaceProcedure('edit')
  .input(
    z.object({
      id: idField,
      client: idField,
      baseRevision: countField,
      changes: z.array(z.object({ changeId: idField.min(8), edit: z.unknown() })).max(200),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const changed = await changeDraft(ctx.db, {
      workspaceId: ctx.workspaceId,
      id: input.id,
      author: ctx.user.id,
      client: input.client,
      baseRevision: input.baseRevision,
      changes: input.changes.map(({ changeId, edit }) => ({ changeId, edit })),
      decide,
    });
    if (!changed.ok) throw new Refused(changed.refusal);
    const { revision, taken, refused } = changed.value;
    const log = await listDraftChanges(ctx.db, ctx.workspaceId, { id: input.id, since: input.baseRevision, limit: changesPage });
    return { revision, taken: [...taken].map(([changeId, at]) => ({ changeId, revision: at })), refused, changes: log.map(seenChange) };
  });

/**
 * Applies what fits. What would leave a draft that nobody can read again is refused too, and a whole document in the place of a draft that its author
 * has not seen: it would take away what others did.
 */
function decide(
  { document: stored, hasUnseen }: { readonly document: unknown; readonly hasUnseen: boolean },
  changes: readonly ChangeAsked[],
): DraftDecision {
  let document = documentFrom(stored);
  const taken: DraftDecision['taken'][number][] = [];
  const refused: DraftDecision['refused'][number][] = [];
  for (const { changeId, edit } of changes) {
    const parsed = parseEdit(edit);
    const isBlind = hasUnseen && parsed.ok && editTargets(parsed.value).some(({ key }) => key === 'journey all');
    const edited = !parsed.ok ? parsed : isBlind ? refuse('stale') : applyEdit(document, parsed.value);
    if (!edited.ok) refused.push({ changeId, reason: edited.refusal });
    else if (parsed.ok) {
      taken.push({ changeId, edit: parsed.value, inverse: edited.value.inverse });
      document = edited.value.document;
    }
  }
  const sound = parseDocument(document, kinds);
  if (sound.ok) return { document: sound.value, name: sound.value.name, taken, refused };
  return {
    document: stored,
    name: '',
    taken: [],
    refused: changes.map(({ changeId }) => ({ changeId, reason: refused.find((one) => one.changeId === changeId)?.reason ?? 'too-large' })),
  };
}
