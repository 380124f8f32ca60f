import type { JourneyDocument } from '@magpie/journey';
import { useEffect, useMemo, useRef } from 'react';
import { refusalCode, useTRPCClient } from '../api/client.ts';
import { dropLocalDraft, keepLocalDraft } from './local-draft.ts';
import { type Autosave, type SaveOutcome, startAutosave } from './store/autosave.ts';
import type { Editor } from './store/create-editor.ts';

export interface DraftKeeping {
  readonly flush: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
}

export interface DraftKeepingOptions {
  readonly editor: Editor;
  readonly workspaceId: string;
  readonly journeyId: string;
}

/** Keeps the draft: on the server a moment after each change, in this browser at once, so that neither closing nor a crash loses anything. */
export function useDraftKeeping({ editor, workspaceId, journeyId }: DraftKeepingOptions): DraftKeeping {
  const client = useTRPCClient();
  const autosaving = useRef<Autosave | null>(null);
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
    autosaving.current = autosave;
    if (editor.store.getState().save.status === 'dirty') void autosave.flush();
    const unsubscribe = editor.store.subscribe((state, before) => {
      if (state.document !== before.document && state.save.status !== 'saved')
        keepLocalDraft(journeyId, { document: state.document, revision: state.save.revision });
    });
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
  }, [client, editor, journeyId, workspaceId]);
  return useMemo(
    () => ({
      flush: async () => {
        await autosaving.current?.flush();
      },
      takeTheirs: async () => {
        const theirs = await client.journeys.get.query({ workspaceId, id: journeyId });
        dropLocalDraft(journeyId);
        editor.replace(theirs.document, theirs.revision);
      },
      keepMine: async () => {
        const theirs = await client.journeys.get.query({ workspaceId, id: journeyId });
        await autosaving.current?.keepMine(theirs.revision);
      },
    }),
    [client, editor, journeyId, workspaceId],
  );
}
