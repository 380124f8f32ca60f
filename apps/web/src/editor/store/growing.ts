import { applyEdit, type Edit, editTargets } from '@magpie/journey';
import { roomyHeight, type Size } from './drawn-sizes.ts';
import type { EditorState } from './editor-state.ts';
import { nodeById } from './graph-reading.ts';
import { moveEdits } from './moving.ts';
import { keepRoom } from './placing.ts';

/** A card that becomes higher later than this grew of something else than its author's last step. */
const followsWithinMs = 4_000;

/**
 * Edits that keep the room below cards which became higher by the author's own last step. Whoever else has the journey open sees the same card
 * grow and does nothing, or it would be pushed twice; neither does what grows by numbers or by undo.
 */
export function growEdits(
  { document, past, future }: EditorState,
  { before, after, now }: { readonly before: ReadonlyMap<string, Size>; readonly after: ReadonlyMap<string, Size>; readonly now: number },
): readonly Edit[] {
  const last = past.top;
  if (last === null || future.length > 0 || now - last.at > followsWithinMs) return [];
  const touched = new Set(editTargets(last.edit).map(({ node }) => node));
  let drawn = document;
  return [...after].flatMap(([id, { height }]) => {
    const node = touched.has(id) ? nodeById(drawn, id) : null;
    const was = before.get(id)?.height ?? roomyHeight;
    const edits = node === null || height <= was ? [] : moveEdits(drawn, keepRoom(drawn, node, { before: was, after: height }));
    for (const edit of edits) {
      const edited = applyEdit(drawn, edit);
      if (edited.ok) drawn = edited.value.document;
    }
    return edits;
  });
}
