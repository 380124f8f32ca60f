import type { Anchor } from '@magpie/calendar';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from './store/create-editor.ts';
import type { EditorState } from './store/editor-state.ts';
import { anchorOf } from './store/graph-reading.ts';

/** The anchor that the journey is tied to; draws again when it is another one, not at every change of the document. */
export function useAnchor({ store }: Editor): Anchor | null {
  const [pick] = useState(sameAnchor);
  return useStore(store, pick);
}

function sameAnchor(): (state: EditorState) => Anchor | null {
  let kept: Anchor | null = null;
  return ({ document }) => {
    const next = anchorOf(document);
    if (JSON.stringify(next) !== JSON.stringify(kept)) kept = next;
    return kept;
  };
}
