import type { Edit, JourneyDocument, WorkspaceFacts } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import type { Notice } from './notices.ts';
import type { Others } from './others.ts';
import type { SharedDraft } from './shared-draft.ts';
import type { Stack } from './stack.ts';

/** Everything the editor knows. Replaced as a whole on every change; the document in it is what the canvas draws. */
export interface EditorState {
  readonly document: JourneyDocument;
  readonly selection: Selection;
  /** The author's own steps that can be undone, the last one on top. */
  readonly past: Stack<Step>;
  /** Steps that can be redone, the next one on top. */
  readonly future: Stack<Step>;
  /** What the server has of the document, and what it has not yet. */
  readonly draft: SharedDraft;
  /** What others have changed while the author works. */
  readonly others: Others;
  /** Counts what happens to the document, the author's steps and others' changes. */
  readonly order: number;
  /** What others' work did to the author's own, until it has been read. */
  readonly notices: readonly Notice[];
  readonly problems: readonly Problem[];
  /** What the problems are looked for by. */
  readonly facts: WorkspaceFacts;
  /** The field that should take the keyboard; `request` counts up so that asking twice works. */
  readonly focus: FocusRequest | null;
  readonly save: SaveState;
}

export interface Selection {
  readonly nodes: readonly string[];
  readonly notes: readonly string[];
  readonly frames: readonly string[];
  readonly edge: string | null;
}

/** One thing the author did, and how it is taken back. */
export interface Step {
  readonly edit: Edit;
  readonly inverse: Edit;
  /** Steps with the same key in quick succession are one; null never joins. */
  readonly key: string | null;
  readonly at: number;
  readonly order: number;
}

interface FocusRequest {
  readonly node: string;
  readonly path: readonly (string | number)[];
  readonly request: number;
}

/** `dirty`: changes wait for their turn; `offline`: they wait for the connection; `held`: for the author's word; `refused`: the server takes none of them. */
interface SaveState {
  readonly status: 'saved' | 'dirty' | 'saving' | 'offline' | 'held' | 'refused';
  /** How far the server's draft is, as far as this editor knows. */
  readonly revision: number;
  readonly savedAt: number | null;
  /** False while this browser has no room to keep what the server does not have. */
  readonly isKept: boolean;
}

export const nothingSelected: Selection = { nodes: [], notes: [], frames: [], edge: null };
