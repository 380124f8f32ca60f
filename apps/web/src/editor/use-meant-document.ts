import type { JourneyDocument } from '@magpie/journey';
import { useDeferredValue, useState } from 'react';
import { useEditorState } from './editor-context.ts';
import { meansTheSame } from './meaning.ts';
import type { EditorState } from './store/editor-state.ts';

/** The document for what is worked out from all of it: another one only when its meaning is, and then behind what is being typed. */
export function useMeantDocument(): JourneyDocument {
  const [pick] = useState(sameMeaning);
  return useDeferredValue(useEditorState(pick));
}

function sameMeaning(): (state: EditorState) => JourneyDocument {
  let kept: JourneyDocument | null = null;
  return ({ document }) => {
    if (kept === null || !meansTheSame(kept, document)) kept = document;
    return kept;
  };
}
