import { applyEdit, type Edit, type JourneyDocument } from '@magpie/journey';
import type { Step } from './editor-state.ts';

/** A document with the steps that led to it. */
export interface History {
  readonly document: JourneyDocument;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** Changes of one field within this time are one step. */
const joinWithinMs = 1_200;
const deepest = 500;

/** Applies `edits` as one step; joins it to the last one when both carry the same key and follow closely. Without edits, or when one of them is refused, nothing changes. */
export function commit(history: History, edits: readonly Edit[], { key, at }: { readonly key: string | null; readonly at: number }): History {
  if (edits.length === 0) return history;
  const edit = asOne(edits);
  const edited = applyEdit(history.document, edit);
  if (!edited.ok) return history;
  const { document, inverse } = edited.value;
  const last = history.past.at(-1);
  const joins = last !== undefined && key !== null && last.key === key && at - last.at <= joinWithinMs && history.future.length === 0;
  const step: Step = joins ? { edit: asOne([last.edit, edit]), inverse: asOne([inverse, last.inverse]), key, at } : { edit, inverse, key, at };
  const past = joins ? history.past.slice(0, -1) : history.past;
  return { document, past: [...past, step].slice(-deepest), future: [] };
}

/** Takes the last step back; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  const undone = step === undefined ? null : applyEdit(history.document, step.inverse);
  if (step === undefined || undone?.ok !== true) return history;
  return { document: undone.value.document, past: history.past.slice(0, -1), future: [step, ...history.future] };
}

/** Does the next undone step again. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  const redone = step === undefined ? null : applyEdit(history.document, step.edit);
  if (step === undefined || redone?.ok !== true) return history;
  return { document: redone.value.document, past: [...history.past, { ...step, key: null }], future };
}

function asOne(edits: readonly Edit[]): Edit {
  const flat = edits.flatMap((edit): readonly Edit[] => (edit.type === 'batch' ? edit.edits : [edit]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { type: 'batch', edits: flat };
}
