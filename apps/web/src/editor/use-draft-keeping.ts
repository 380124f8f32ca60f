import type { JourneyDocument } from '@magpie/journey';
import { useEffect, useMemo, useState } from 'react';
import { refusalCode, useTRPCClient } from '../api/client.ts';
import { dropLocalDraft, keepLocalDraft, readLocalDraft } from './local-draft.ts';
import { type Autosave, type SaveOutcome, startAutosave } from './store/autosave.ts';
import type { Editor } from './store/create-editor.ts';

export interface DraftKeeping {
  readonly flush: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
  /** Unsaved changes of an earlier visit were found and are on the canvas. */
  readonly restored: boolean;
  readonly dismissRestored: () => void;
}

export interface DraftKeepingOptions {
  readonly editor: Editor;
  readonly workspaceId: string;
  readonly journeyId: string;
}

/** Keeps the draft: on the server a moment after each change, in this browser at once, so that neither closing nor a crash loses anything. */
export function useDraftKeeping({ editor, workspaceId, journeyId }: DraftKeepingOptions): DraftKeeping {
  const client = useTRPCClient();
  const [restored, setRestored] = useState(false);
  const [holder] = useState<{ autosave: Autosave | null }>({ autosave: null });
  useEffect(() => {
    const save = async (document: JourneyDocument, revision: number): Promise<SaveOutcome> => {
      try {
        const saved = await client.journeys.save.mutate({ workspaceId, id: journeyId, revision, document });
        dropLocalDraft(journeyId, document);
        return { type: 'saved', revision: saved.revision, savedAt: Date.now() };
      } catch (error) {
        const code = refusalCode(error);
        return { type: code === 'CONFLICT' ? 'conflict' : code === null ? 'offline' : 'refused' };
      }
    };
    const later = (work: () => void, delayMs: number): (() => void) => {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    };
    const autosave = startAutosave({ store: editor.store, save, later });
    holder.autosave = autosave;
    const unsubscribe = editor.store.subscribe((state, before) => {
      if (state.document !== before.document && state.save.status !== 'saved') keepLocalDraft(journeyId, { document: state.document, revision: state.save.revision });
    });
    const { document, save: { revision } } = editor.store.getState();
    const kept = readLocalDraft(journeyId);
    if (kept !== null && kept.revision === revision && JSON.stringify(kept.document) !== JSON.stringify(document)) {
      editor.restore(kept.document);
      setRestored(true);
    }
    const warn = (event: BeforeUnloadEvent): void => {
      if (editor.store.getState().save.status !== 'saved') event.preventDefault();
    };
    const online = (): void => void autosave.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', online);
    return () => {
      void autosave.flush();
      autosave.stop();
      unsubscribe();
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', online);
    };
  }, [client, editor, holder, journeyId, workspaceId]);
  return useMemo(() => ({
    flush: async () => { await holder.autosave?.flush(); },
    takeTheirs: async () => {
      const theirs = await client.journeys.get.query({ workspaceId, id: journeyId });
      dropLocalDraft(journeyId);
      editor.replace(theirs.document, theirs.revision);
    },
    keepMine: async () => {
      const theirs = await client.journeys.get.query({ workspaceId, id: journeyId });
      await holder.autosave?.keepMine(theirs.revision);
    },
    restored,
    dismissRestored: () => setRestored(false),
  }), [client, editor, holder, journeyId, workspaceId, restored]);
}
