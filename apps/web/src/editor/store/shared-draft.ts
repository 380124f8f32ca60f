import { applyEdit, type Edit, editTargets, type JourneyDocument, mergeEdits } from '@magpie/journey';

/** What the server has, and what it does not have yet. The document that is drawn is `pending` on top of `confirmed`. */
export interface SharedDraft {
  readonly confirmed: JourneyDocument;
  /** How far `confirmed` is. */
  readonly revision: number;
  /** The author's own changes that the server has not confirmed, oldest first. */
  readonly pending: readonly PendingChange[];
  /** Whether a change that is on its way does not fit what is known, so that it is not drawn until the server has judged it. */
  readonly hidden: boolean;
  /** The author's last confirmed changes: whoever had not seen them may have overwritten them. */
  readonly mine: readonly { readonly revision: number; readonly edit: Edit }[];
}

export interface PendingChange {
  /** The same however often it is sent. */
  readonly changeId: string;
  readonly edit: Edit;
  /** Changes with the same key are one for as long as they have not been sent; null never joins. */
  readonly key: string | null;
  /** Once it is on its way it is never changed: only the server can say what became of it. */
  readonly sent: boolean;
}

/** A change that the server has put in its order. */
export interface RemoteChange {
  readonly revision: number;
  readonly changeId: string;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly client: string | null;
  /** What its author had seen. */
  readonly baseRevision: number;
  readonly edit: Edit;
}

export interface Received {
  readonly draft: SharedDraft;
  readonly document: JourneyDocument;
  /** What others did, in order. */
  readonly foreign: readonly RemoteChange[];
  /** Own changes that no longer fit and had not been sent. */
  readonly lost: readonly PendingChange[];
}

const rememberMine = 200;

export function addPending(draft: SharedDraft, change: Pick<PendingChange, 'changeId' | 'edit' | 'key'>): SharedDraft {
  const last = draft.pending.at(-1);
  const merged = last === undefined || last.sent || change.key === null || last.key !== change.key ? null : mergeEdits(last.edit, change.edit);
  if (last !== undefined && merged !== null) return { ...draft, pending: [...draft.pending.slice(0, -1), { ...last, edit: merged }] };
  return { ...draft, pending: [...draft.pending, { ...change, sent: false }] };
}

/** Takes what the server has put in order; null when something in between is missing or does not fit, so that the draft must be read anew. */
export function receive(draft: SharedDraft, document: JourneyDocument, changes: readonly RemoteChange[]): Received | null {
  let { confirmed, revision, pending, mine } = draft;
  const foreign: RemoteChange[] = [];
  for (const change of changes) {
    if (change.revision <= revision) continue;
    const edited = applyEdit(confirmed, change.edit);
    if (change.revision !== revision + 1 || !edited.ok) return null;
    confirmed = edited.value.document;
    revision = change.revision;
    const isMine = pending.some(({ changeId }) => changeId === change.changeId);
    if (isMine) {
      pending = pending.filter(({ changeId }) => changeId !== change.changeId);
      mine = [...mine, { revision, edit: change.edit }].slice(-rememberMine);
    } else foreign.push(change);
  }
  const next = { confirmed, revision, pending, mine, hidden: draft.hidden };
  // Own changes in their own order leave the drawn document as it is.
  if (foreign.length === 0 && !draft.hidden) return { draft: next, document, foreign, lost: [] };
  const rebased = rebase(next);
  return { ...rebased, foreign };
}

/** Puts the pending changes on the confirmed document. What no longer fits is lost; what is on its way stays pending until the server has judged it. */
export function rebase(draft: SharedDraft): {
  readonly draft: SharedDraft;
  readonly document: JourneyDocument;
  readonly lost: readonly PendingChange[];
} {
  let document = draft.confirmed;
  const lost: PendingChange[] = [];
  let hidden = false;
  for (const change of draft.pending) {
    // A whole document drawn without having seen what others did would take it away.
    const isBlind = !change.sent && editTargets(change.edit).some(({ key }) => key === 'journey all');
    const edited = isBlind ? null : applyEdit(document, change.edit);
    if (edited?.ok === true) document = edited.value.document;
    else if (change.sent) hidden = true;
    else lost.push(change);
  }
  return {
    draft: { ...draft, hidden, pending: lost.length === 0 ? draft.pending : draft.pending.filter((change) => !lost.includes(change)) },
    document,
    lost,
  };
}
