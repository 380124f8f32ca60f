import { applyEdit, type Edit, type EditRefusal, editTargets, type JourneyDocument, mergeEdits } from '@magpie/journey';
import type { Step } from './editor-state.ts';
import { type Others, sinceTouched } from './others.ts';
import { emptyStack, pop, push, type Stack } from './stack.ts';

/** A document with the author's own steps that led to it. What others do is in the document and not in the steps. */
export interface History {
  readonly document: JourneyDocument;
  /** Steps that can be undone, the last one on top. */
  readonly past: Stack<Step>;
  /** Steps that can be redone, the next one on top. */
  readonly future: Stack<Step>;
}

/** A change of the history: what it did to the document, to be sent; null when nothing was done. */
export interface Moved extends History {
  readonly edit: Edit | null;
  /** Why a step could not be taken back or done again; who stands in its way, when somebody does. Such a step is forgotten. */
  readonly refused: { readonly reason: EditRefusal | 'touched'; readonly who: string | null } | null;
}

/** Changes of one field within this time are one step. */
const joinWithinMs = 1_200;

export interface Moment {
  readonly key: string | null;
  /** Whether it is what the last step led to, and so is taken back with it. */
  readonly follows?: boolean;
  readonly at: number;
  /** Counts everything that happens to this document, ours and others'. */
  readonly order: number;
  readonly others: Others;
}

/** Applies `edits` as one step; joins it to the last one when it follows from it, or when both carry the same key and come closely together. Without edits, or when one of them is refused, nothing changes. */
export function commit(history: History, edits: readonly Edit[], { key, follows = false, at, order, others }: Moment): Moved {
  const edit = asOne(edits);
  const edited = edit === null ? null : applyEdit(history.document, edit);
  if (edit === null || edited?.ok !== true) return unmoved(history);
  const { document, inverse } = edited.value;
  const last = history.past.top;
  const joins =
    last !== null &&
    (follows || (key !== null && last.key === key && at - last.at <= joinWithinMs)) &&
    history.future.length === 0 &&
    sinceTouched(others, last.order, edit) === null;
  const step: Step = joins
    ? { edit: following(last.edit, edit), inverse: following(inverse, last.inverse), key: last.key, at, order }
    : { edit, inverse, key, at, order };
  return { document, past: push(joins ? pop(history.past) : history.past, step), future: emptyStack(), edit, refused: null };
}

/** Takes the author's last step back on the document as it is now. What somebody else has changed since stays theirs. */
export function undo(history: History, { order, others }: Pick<Moment, 'order' | 'others'>): Moved {
  const step = history.past.top;
  if (step === null) return unmoved(history);
  const past = pop(history.past);
  const undone = tried(history.document, step.inverse, { since: step.order, others });
  if (!undone.ok) return { ...unmoved({ ...history, past }), refused: undone.refusal };
  return { document: undone.document, past, future: push(history.future, { ...step, order }), edit: step.inverse, refused: null };
}

/** Does the next undone step again. */
export function redo(history: History, { order, others }: Pick<Moment, 'order' | 'others'>): Moved {
  const step = history.future.top;
  if (step === null) return unmoved(history);
  const future = pop(history.future);
  const redone = tried(history.document, step.edit, { since: step.order, others });
  if (!redone.ok) return { ...unmoved({ ...history, future }), refused: redone.refusal };
  const again: Step = { ...step, inverse: redone.inverse, key: null, order };
  return { document: redone.document, past: push(history.past, again), future, edit: step.edit, refused: null };
}

type Tried =
  | { readonly ok: true; readonly document: JourneyDocument; readonly inverse: Edit }
  | { readonly ok: false; readonly refusal: NonNullable<Moved['refused']> };

function tried(document: JourneyDocument, edit: Edit, { since, others }: { readonly since: number; readonly others: Others }): Tried {
  const touched = sinceTouched(others, since, edit);
  if (touched !== null) return { ok: false, refusal: { reason: 'touched', who: touched.who } };
  const edited = applyEdit(document, edit);
  if (edited.ok) return { ok: true, ...edited.value };
  const taken = editTargets(edit).map(({ node }) => (node === null ? undefined : others.touched.get(`node ${node} existence`)));
  return { ok: false, refusal: { reason: edited.refusal, who: taken.find((other) => other !== undefined)?.who ?? null } };
}

function unmoved({ document, past, future }: History): Moved {
  return { document, past, future, edit: null, refused: null };
}

/** Two edits as one; new values for the same thing do not pile up, however long somebody types. */
function following(first: Edit, second: Edit): Edit {
  return mergeEdits(first, second) ?? asOne([first, second]) ?? second;
}

function asOne(edits: readonly Edit[]): Edit | null {
  const flat = edits.flatMap((edit): readonly Edit[] => (edit.type === 'batch' ? edit.edits : [edit]));
  const [only] = flat;
  if (only === undefined) return null;
  return flat.length === 1 ? only : { type: 'batch', edits: flat };
}
