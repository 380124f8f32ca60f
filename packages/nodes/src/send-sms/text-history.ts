/** A text as it was, with its caret. */
export interface Written {
  readonly source: string;
  readonly caret: number;
}

/** What was written in one field. */
export interface TextHistory {
  /** Takes a change down. What is typed in quick succession is one step; `at` in milliseconds. */
  write(now: Written, how: { readonly isTyped: boolean; readonly at: number }): void;
  /** One step back or on; null when there is none. */
  undo(): Written | null;
  redo(): Written | null;
}

const joinMs = 800;
const mostSteps = 500;

/**
 * Steps of a field that draws itself: a browser's own undo knows only what was typed, and puts it back in the wrong places once chips were drawn in
 * between.
 */
export function createTextHistory(first: Written): TextHistory {
  let steps: readonly Written[] = [first];
  let at = 0;
  let last: { readonly isTyped: boolean; readonly at: number } = { isTyped: false, at: 0 };
  const go = (to: number): Written | null => {
    const step = steps[to];
    if (step === undefined) return null;
    at = to;
    last = { isTyped: false, at: 0 };
    return step;
  };
  return {
    write: (now, how) => {
      const joins = at > 0 && last.isTyped && how.isTyped && how.at - last.at < joinMs;
      steps = [...steps.slice(0, joins ? at : at + 1), now].slice(-mostSteps);
      at = steps.length - 1;
      last = how;
    },
    undo: () => go(at - 1),
    redo: () => go(at + 1),
  };
}
