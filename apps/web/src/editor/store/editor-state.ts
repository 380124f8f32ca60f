import type { Edit, JourneyDocument } from '@magpie/journey';
import type { Problem } from '@magpie/kit';

/** Everything the editor knows. Replaced as a whole on every change; the document in it is what the canvas draws. */
export interface EditorState {
  readonly document: JourneyDocument;
  readonly selection: Selection;
  /** Steps that can be undone, oldest first. */
  readonly past: readonly Step[];
  /** Steps that can be redone, next first. */
  readonly future: readonly Step[];
  readonly problems: readonly Problem[];
  /** The field that should take the keyboard; `request` counts up so that asking twice works. */
  readonly focus: FocusRequest | null;
  readonly save: SaveState;
}

export interface Selection {
  readonly nodes: readonly string[];
  readonly edge: string | null;
}

/** One thing the author did, and how it is taken back. */
export interface Step {
  readonly edit: Edit;
  readonly inverse: Edit;
  /** Steps with the same key in quick succession are one; null never joins. */
  readonly key: string | null;
  readonly at: number;
}

interface FocusRequest {
  readonly node: string;
  readonly path: readonly (string | number)[];
  readonly request: number;
}

/** `dirty`: changes wait for their turn; `offline`: they wait for the connection; `conflict`: somebody else has saved meanwhile. */
interface SaveState {
  readonly status: 'saved' | 'dirty' | 'saving' | 'offline' | 'conflict' | 'refused';
  readonly revision: number;
  readonly savedAt: number | null;
}

export const nothingSelected: Selection = { nodes: [], edge: null };
