import { seededRandom } from '@magpie/kit';
import type { JourneyDraft } from '../api/contract.ts';
import { createEditor, type Editor } from './store/create-editor.ts';
import type { PendingChange } from './store/shared-draft.ts';

export interface OpenedEditor {
  readonly editor: Editor;
  /** How many changes of an earlier visit are back on the canvas. */
  readonly restored: number;
  /** Those that no longer fit, because the draft has gone on since. */
  readonly misfits: readonly PendingChange[];
}

/** Problems are looked for when the keys rest for a moment: no key waits for them. */
const settleMs = 120;

/** Opens a draft and puts back what an earlier visit could not save. */
export function openEditor({ document, revision }: JourneyDraft, leftovers: readonly PendingChange[], mayDraw: boolean): OpenedEditor {
  const timers = new Map<() => void, ReturnType<typeof setTimeout>>();
  const editor = createEditor({
    document,
    revision,
    mayDraw,
    now: () => Date.now(),
    random: seededRandom(crypto.randomUUID()),
    soon: (work) => {
      clearTimeout(timers.get(work));
      timers.set(work, setTimeout(work, settleMs));
    },
  });
  const misfits = leftovers.length === 0 ? [] : editor.adopt(leftovers);
  return { editor, restored: leftovers.length - misfits.length, misfits };
}
