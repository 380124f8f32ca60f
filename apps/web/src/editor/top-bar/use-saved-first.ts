import { useState } from 'react';
import { useEditor, useEditorScope } from '../editor-context.ts';

export interface SavedFirst {
  /** `unsaved`: the server does not have all that is drawn, so nothing was done. */
  readonly state: 'idle' | 'saving' | 'unsaved';
  /** Does something with the draft that the server has, once it is the one on the screen. */
  readonly run: (work: () => void) => Promise<void>;
}

/** What is published or rehearsed is what one sees: without its last changes it would be another journey. */
export function useSavedFirst(): SavedFirst {
  const editor = useEditor();
  const { flush } = useEditorScope();
  const [state, setState] = useState<SavedFirst['state']>('idle');
  return {
    state,
    run: async (work) => {
      if (state === 'saving') return;
      setState('saving');
      await flush();
      const isSaved = editor.store.getState().draft.pending.length === 0;
      setState(isSaved ? 'idle' : 'unsaved');
      if (isSaved) work();
    },
  };
}
