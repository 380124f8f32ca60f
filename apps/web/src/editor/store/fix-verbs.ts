import { quickFix } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import type { EditorCore } from './create-editor.ts';

export interface FixVerbs {
  /** Whether there is one obvious way to mend a problem. */
  canFix(problem: Problem): boolean;
  /** Mends it, in one step of undo; nothing where there is no obvious way. */
  fix(problem: Problem): void;
}

export function fixVerbs(core: EditorCore): FixVerbs {
  return {
    canFix: (problem) => quickFix(problem, core.state().document, kinds) !== null,
    fix: (problem) => {
      const edits = quickFix(problem, core.state().document, kinds);
      if (edits !== null) core.change(edits);
    },
  };
}
