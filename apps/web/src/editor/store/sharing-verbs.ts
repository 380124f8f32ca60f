import type { JourneyDocument } from '@magpie/journey';
import type { StoreApi } from 'zustand/vanilla';
import type { EditorState } from './editor-state.ts';
import { lostNotice, type Notice, noticesOf } from './notices.ts';
import { touch } from './others.ts';
import { type PendingChange, rebase, receive, type RemoteChange, type SharedDraft } from './shared-draft.ts';

/** What the server and other people do to the document; none of it can be undone by this author. */
export interface SharingVerbs {
  /** Takes changes that the server has put in order, own ones among them; false when the draft must be read anew. */
  receive(changes: readonly RemoteChange[]): boolean;
  /** Own changes that the server could not make. */
  refused(changeIds: readonly string[]): void;
  /** From now on these are on their way. */
  markSent(changeIds: readonly string[]): void;
  /** Takes the server's draft as it is; own changes that it knows already are done, the others stay pending on top of it. */
  reload(draft: { readonly document: JourneyDocument; readonly revision: number }, known: ReadonlySet<string>): void;
  /** Puts unsent changes of an earlier visit on the document; those that no longer fit are given back. */
  adopt(changes: readonly PendingChange[]): readonly PendingChange[];
  /** Gives up every change that the server does not have. */
  dropPending(): void;
  note(notices: readonly Notice[]): void;
  dismiss(key: string): void;
}

export interface SharingCore {
  readonly store: StoreApi<EditorState>;
  /** Shows another document: selection, problems and what follows from it. */
  readonly show: (document: JourneyDocument, state: Partial<EditorState>) => void;
}

export function sharingVerbs({ store, show }: SharingCore): SharingVerbs {
  const state = store.getState;
  const note = (notices: readonly Notice[]): void => {
    if (notices.length === 0) return;
    const keys = new Set(notices.map(({ key }) => key));
    store.setState({ notices: [...state().notices.filter(({ key }) => !keys.has(key)), ...notices] });
  };
  /** Shows the draft; what could not be kept of it is said. */
  const showDraft = (draft: SharedDraft): readonly PendingChange[] => {
    const rebased = rebase(draft);
    const { save } = state();
    show(rebased.document, { draft: rebased.draft, save: { ...save, revision: draft.revision } });
    return rebased.lost;
  };
  return {
    receive: (changes) => {
      const { draft, document, selection, others, order, save } = state();
      const received = receive(draft, document, changes);
      if (received === null) return false;
      if (received.draft.revision === draft.revision) return true;
      const { foreign } = received;
      const next = { draft: received.draft, save: { ...save, revision: received.draft.revision } };
      // What the server made of a change that was on its way may be that a later one no longer fits, without anybody else.
      const notices = noticesOf({ draft, before: document, foreign, lost: received.lost, selected: selection.nodes });
      if (foreign.length === 0) {
        if (received.document === document) store.setState(next);
        else show(received.document, next);
        note(notices);
        return true;
      }
      const edits = foreign.map(({ edit, author }) => ({ edit, who: author?.name ?? null }));
      show(received.document, { ...next, order: order + 1, others: touch(others, edits, order + 1) });
      note(notices);
      return true;
    },
    refused: (changeIds) => {
      const { draft, document } = state();
      const refused = draft.pending.filter(({ changeId }) => changeIds.includes(changeId));
      if (refused.length === 0) return;
      const lost = showDraft({ ...draft, pending: draft.pending.filter((change) => !refused.includes(change)) });
      note([...refused, ...lost].flatMap((change) => lostNotice(change, document, new Map())));
    },
    markSent: (changeIds) => {
      const { draft } = state();
      const sent = new Set(changeIds);
      const pending = draft.pending.map((change) => (sent.has(change.changeId) ? { ...change, sent: true } : change));
      store.setState({ draft: { ...draft, pending } });
    },
    reload: ({ document, revision }, known) => {
      const { draft, document: before, order, others } = state();
      const pending = draft.pending.filter(({ changeId }) => !known.has(changeId));
      const lost = showDraft({ confirmed: document, revision, pending, mine: [], hidden: false });
      // What happened meanwhile is unknown: nothing of before can be taken back blindly.
      store.setState({
        order: order + 1,
        others: touch(others, [{ edit: { type: 'replaceDocument', document }, who: null }], order + 1),
      });
      note(lost.flatMap((change) => lostNotice(change, before, new Map())));
    },
    adopt: (changes) => {
      const { draft, save } = state();
      const lost = showDraft({ ...draft, pending: [...draft.pending, ...changes] });
      const { draft: next } = state();
      const kept = new Set(changes.filter((change) => !lost.includes(change)).map(({ changeId }) => changeId));
      store.setState({
        draft: { ...next, pending: next.pending.map((change) => (kept.has(change.changeId) ? { ...change, sent: true } : change)) },
        save: { ...save, status: next.pending.length === 0 ? save.status : 'dirty' },
      });
      return lost;
    },
    dropPending: () => {
      const { draft, save } = state();
      showDraft({ ...draft, pending: [] });
      store.setState({ save: { ...save, status: 'saved', revision: draft.revision } });
    },
    note,
    dismiss: (key) => store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) })),
  };
}
