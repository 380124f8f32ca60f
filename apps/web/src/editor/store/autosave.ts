import type { JourneyDocument } from '@magpie/journey';
import type { StoreApi } from 'zustand/vanilla';
import type { EditorState } from './editor-state.ts';

/** What became of one attempt to save. */
export type SaveOutcome =
  | { readonly type: 'saved'; readonly revision: number; readonly savedAt: number }
  | { readonly type: 'conflict' }
  | { readonly type: 'offline' }
  | { readonly type: 'refused' };

export interface AutosaveOptions {
  readonly store: StoreApi<EditorState>;
  readonly save: (document: JourneyDocument, revision: number) => Promise<SaveOutcome>;
  /** Runs `work` later; returns how to call it off. */
  readonly later: (work: () => void, delayMs: number) => () => void;
}

export interface Autosave {
  /** Saves what is unsaved now; resolves when nothing is left to save, or when saving is not possible. */
  flush(): Promise<void>;
  /** After a conflict: saves over what somebody else saved as `revision`. */
  keepMine(revision: number): Promise<void>;
  stop(): void;
}

const settleMs = 700;
const retryMs = 4_000;

/** Saves the draft a moment after each change, one attempt at a time, and again when the connection is back. */
export function startAutosave({ store, save, later }: AutosaveOptions): Autosave {
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  const plan = (delayMs: number): void => {
    cancel?.();
    cancel = later(() => void flush(), delayMs);
  };
  const attempt = async (): Promise<void> => {
    const { document, save: before } = store.getState();
    if (before.status === 'saved' || before.status === 'conflict') return;
    store.setState({ save: { ...before, status: 'saving' } });
    const outcome = await save(document, before.revision);
    const { document: present, save: now } = store.getState();
    if (now.revision !== before.revision) return;
    if (outcome.type === 'saved') {
      const clean = present === document;
      store.setState({ save: { status: clean ? 'saved' : 'dirty', revision: outcome.revision, savedAt: outcome.savedAt } });
      if (!clean) await attempt();
      return;
    }
    store.setState({ save: { ...now, status: outcome.type } });
    if (outcome.type === 'offline') plan(retryMs);
  };
  /** One attempt at a time: whoever asks meanwhile waits for the one that runs, which goes on until nothing is left. */
  const flush = (): Promise<void> => {
    cancel?.();
    cancel = null;
    running ??= attempt().finally(() => {
      running = null;
    });
    return running;
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document !== before.document && state.save.status === 'dirty') plan(settleMs);
  });
  return {
    flush,
    keepMine: async (revision) => {
      store.setState(({ save: state }) => ({ save: { ...state, revision, status: 'dirty' } }));
      await flush();
    },
    stop: () => {
      cancel?.();
      unsubscribe();
    },
  };
}
