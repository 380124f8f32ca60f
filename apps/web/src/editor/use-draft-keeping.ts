import { useEffect, useMemo, useRef } from 'react';
import { refusalCode, useTRPCClient } from '../api/client.ts';
import { changeKeeper } from './sharing/kept-changes.ts';
import { holdClient, thisClient } from './sharing/this-client.ts';
import { type Autosave, type DraftServer, startAutosave } from './store/autosave.ts';
import type { Editor } from './store/create-editor.ts';
import type { RemoteChange } from './store/shared-draft.ts';

export interface DraftKeeping {
  readonly flush: () => Promise<void>;
  readonly receive: (changes: readonly RemoteChange[]) => Promise<void>;
  readonly release: () => void;
}

export interface DraftKeepingOptions {
  readonly editor: Editor;
  readonly workspaceId: string;
  readonly journeyId: string;
  /** Nothing is sent before the author has been asked something. */
  readonly isHeld: boolean;
}

type Client = ReturnType<typeof useTRPCClient>;

/** Keeps the draft: in this browser at once, on the server a moment after each change, so that neither closing nor a crash loses anything. */
export function useDraftKeeping({ editor, workspaceId, journeyId, isHeld }: DraftKeepingOptions): DraftKeeping {
  const client = useTRPCClient();
  const autosaving = useRef<Autosave | null>(null);
  const startsHeld = useRef(isHeld);
  useEffect(() => {
    holdClient();
    const later = (work: () => void, delayMs: number): (() => void) => {
      const timer = setTimeout(work, delayMs);
      return () => clearTimeout(timer);
    };
    const autosave = startAutosave({ editor, server: serverOf(client, workspaceId, journeyId), now: () => Date.now(), later });
    autosaving.current = autosave;
    const keep = changeKeeper(journeyId, thisClient);
    const keepPending = (): void => {
      const { draft, save } = editor.store.getState();
      const isKept = keep(draft.pending);
      if (isKept !== save.isKept) editor.store.setState({ save: { ...save, isKept } });
    };
    keepPending();
    if (startsHeld.current) autosave.hold();
    else if (editor.store.getState().draft.pending.length > 0) void autosave.flush();
    const unsubscribe = editor.store.subscribe(({ draft }, before) => {
      if (draft.pending !== before.draft.pending) keepPending();
    });
    const warn = (event: BeforeUnloadEvent): void => {
      if (editor.store.getState().draft.pending.length > 0) event.preventDefault();
    };
    const online = (): void => void autosave.flush();
    // Many a tab that is put aside never comes back.
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', online);
    return () => {
      void autosave.flush();
      autosave.stop();
      unsubscribe();
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', online);
    };
  }, [client, editor, journeyId, workspaceId]);
  return useMemo(
    () => ({
      flush: async () => {
        await autosaving.current?.flush();
      },
      receive: async (changes) => {
        await autosaving.current?.receive(changes);
      },
      release: () => {
        startsHeld.current = false;
        autosaving.current?.release();
      },
    }),
    [],
  );
}

/** The server as saving sees it. Whatever is no clear "no" may have arrived: it is asked again. */
function serverOf(client: Client, workspaceId: string, id: string): DraftServer {
  const asked = { workspaceId, id };
  return {
    change: async (baseRevision, changes) => {
      try {
        const answer = await client.journeys.change.mutate({ ...asked, client: thisClient, baseRevision, changes: [...changes] });
        return { type: 'answered', revision: answer.revision, refused: answer.refused.map(({ changeId }) => changeId), changes: answer.changes };
      } catch (error) {
        return { type: refusalCode(error) === null ? 'offline' : 'refused' };
      }
    },
    changes: async (since) => {
      const answer = await client.journeys.changes.query({ ...asked, since, changeIds: [] }).catch(() => null);
      return answer?.changes ?? null;
    },
    load: async (changeIds) => {
      try {
        const { document, revision } = await client.journeys.get.query(asked);
        const { known } = await client.journeys.changes.query({ ...asked, since: revision, changeIds: changeIds.slice(0, 5_000) });
        return { document, revision, known: new Set(known) };
      } catch {
        return null;
      }
    },
  };
}
