import type { DraftChange } from '@magpie/db';
import { type Edit, parseEdit } from '@magpie/journey';
import { invariant } from '@magpie/kit';

/** How many changes travel at once. */
export const changesPage = 200;

/** A change of a draft as its readers see it. */
export interface SeenChange extends Omit<DraftChange, 'edit' | 'inverse'> {
  readonly edit: Edit;
}

export function seenChange({ revision, changeId, author, client, baseRevision, edit, at }: DraftChange): SeenChange {
  const parsed = parseEdit(edit);
  invariant(parsed.ok, `the log holds an edit that is none: revision ${revision}`);
  return { revision, changeId, author, client, baseRevision, edit: parsed.value, at };
}
