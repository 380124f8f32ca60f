import type { Edit, JourneyDocument } from '@magpie/journey';
import type { Editor } from './create-editor.ts';
import type { PendingChange, RemoteChange } from './shared-draft.ts';

/** The server's answer to changes: what it could not make, and what the draft took since the revision that was named. */
export interface ChangeAnswer {
  readonly type: 'answered';
  readonly refused: readonly string[];
  readonly revision: number;
  readonly changes: readonly RemoteChange[];
}

/** `offline`: nobody knows whether it arrived. `refused`: it arrived, and the server takes nothing of the kind. */
export type NoAnswer = { readonly type: 'offline' } | { readonly type: 'refused' };

/** What saving needs of the server. Everything may be asked twice. */
export interface DraftServer {
  change(baseRevision: number, changes: readonly { readonly changeId: string; readonly edit: Edit }[]): Promise<ChangeAnswer | NoAnswer>;
  /** A page of what the draft took since a revision. */
  changes(since: number): Promise<readonly RemoteChange[] | null>;
  /** The draft as it is, and which of these changes are in it. */
  load(
    changeIds: readonly string[],
  ): Promise<{ readonly document: JourneyDocument; readonly revision: number; readonly known: ReadonlySet<string> } | null>;
}

export interface AutosaveOptions {
  readonly editor: Editor;
  readonly server: DraftServer;
  readonly now: () => number;
  /** Runs `work` later; returns how to call it off. */
  readonly later: (work: () => void, delayMs: number) => () => void;
}

export interface Autosave {
  /** Saves what is unsaved now; resolves when nothing is left to save, or when saving is not possible. */
  flush(): Promise<void>;
  /** Takes what others did; reads the draft anew when something in between is missing. */
  receive(changes: readonly RemoteChange[]): Promise<void>;
  /** Sends nothing until `release`: the author is asked something first. */
  hold(): void;
  release(): void;
  stop(): void;
}

const settleMs = 400;
const retryMs = 3_000;
const mostAtOnce = 100;
/** Of JSON: a call with more is not taken. The first change goes in any case. */
const mostCharacters = 1_000_000;

/** Sends the author's changes a moment after the first of them, one call at a time and in order, and again when the connection is back. */
export function startAutosave({ editor, server, now, later }: AutosaveOptions): Autosave {
  const { store } = editor;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;
  const plan = (delayMs: number): void => {
    cancel ??= later(() => {
      cancel = null;
      void flush();
    }, delayMs);
  };
  const mark = (status: 'saved' | 'dirty' | 'saving' | 'offline' | 'refused' | 'held'): void => {
    const { save } = store.getState();
    if (save.status !== status) store.setState({ save: { ...save, status } });
  };
  /** Catches up page by page until `revision`; reads the draft anew when the pages do not lead there. */
  const catchUp = async (changes: readonly RemoteChange[], revision: number): Promise<boolean> => {
    let page: readonly RemoteChange[] | null = changes;
    while (page !== null && page.length > 0 && editor.receive(page)) {
      if (store.getState().draft.revision >= revision) return true;
      page = await server.changes(store.getState().draft.revision);
    }
    if (page === null) return false;
    return store.getState().draft.revision >= revision || reload();
  };
  const reload = async (): Promise<boolean> => {
    const draft = await server.load(store.getState().draft.pending.map(({ changeId }) => changeId));
    if (draft !== null) editor.reload(draft, draft.known);
    return draft !== null;
  };
  /** One call; false when there is no use in another one now. */
  const attempt = async (): Promise<boolean> => {
    const { draft } = store.getState();
    const sending = atOnce(draft.pending);
    if (sending.length === 0) {
      mark('saved');
      return false;
    }
    mark('saving');
    editor.markSent(sending.map(({ changeId }) => changeId));
    const answer = await server.change(
      draft.revision,
      sending.map(({ changeId, edit }) => ({ changeId, edit })),
    );
    if (answer.type !== 'answered') {
      mark(answer.type);
      if (answer.type === 'offline' && !isStopped) plan(retryMs);
      return false;
    }
    if (!(await catchUp(answer.changes, answer.revision))) {
      mark('offline');
      if (!isStopped) plan(retryMs);
      return false;
    }
    editor.refused(answer.refused);
    const { save, draft: after } = store.getState();
    store.setState({ save: { ...save, status: after.pending.length === 0 ? 'saved' : 'dirty', savedAt: now() } });
    return true;
  };
  const work = async (): Promise<void> => {
    while (store.getState().save.status !== 'held' && (await attempt()));
  };
  /** One at a time: whoever asks meanwhile waits for the one that runs, which goes on until nothing is left. */
  const flush = (): Promise<void> => {
    cancel?.();
    cancel = null;
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.draft.pending !== before.draft.pending && state.save.status === 'dirty') plan(settleMs);
  });
  return {
    flush,
    receive: async (changes) => {
      if (!editor.receive(changes)) await reload();
      // Somebody else's change may have made the last own one impossible: then nothing is unsaved any more.
      const { draft, save } = store.getState();
      if (draft.pending.length === 0 && save.status === 'dirty') mark('saved');
    },
    hold: () => mark('held'),
    release: () => {
      mark(store.getState().draft.pending.length === 0 ? 'saved' : 'dirty');
      void flush();
    },
    stop: () => {
      isStopped = true;
      cancel?.();
      unsubscribe();
    },
  };
}

function atOnce(pending: readonly PendingChange[]): readonly PendingChange[] {
  let characters = 0;
  const rest = pending.slice(0, mostAtOnce).findIndex(({ edit }, index) => {
    characters += JSON.stringify(edit).length;
    return index > 0 && characters > mostCharacters;
  });
  return pending.slice(0, rest === -1 ? mostAtOnce : rest);
}
