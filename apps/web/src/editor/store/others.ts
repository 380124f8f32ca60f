import { type Edit, editTargets } from '@magpie/journey';

/** What others have done to the document while this author works on it. */
export interface Others {
  /** By the key of an edit's target, what was done last. Orders are those of the author's own steps. */
  readonly touched: ReadonlyMap<string, Touch>;
  /** The last thing that anybody else did. */
  readonly last: Touch | null;
}

interface Touch {
  readonly order: number;
  readonly who: string | null;
}

export const nobody: Others = { touched: new Map(), last: null };

/** Notes what somebody else did. */
export function touch(others: Others, edits: readonly { readonly edit: Edit; readonly who: string | null }[], order: number): Others {
  const touched = new Map(others.touched);
  for (const { edit, who } of edits) for (const { key } of editTargets(edit)) touched.set(key, { order, who });
  const who = edits.at(-1)?.who ?? null;
  return { touched, last: { order, who } };
}

/** Who has, since `order`, changed what `edit` would change; null when nobody has. */
export function sinceTouched({ touched, last }: Others, order: number, edit: Edit): Touch | null {
  if (last === null || last.order <= order) return null;
  const whole = touched.get('journey all');
  if (whole !== undefined && whole.order > order) return whole;
  for (const { key } of editTargets(edit)) {
    // A whole document put in the place of this one would take away all that others did.
    if (key === 'journey all') return last;
    const found = touched.get(key);
    if (found !== undefined && found.order > order) return found;
  }
  return null;
}
