import { checkJourney, type Edit, type JourneyDocument, type JourneyGoal } from '@magpie/journey';
import { newId, type Random } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type EditorState, nothingSelected, type Selection } from './editor-state.ts';
import { clipboardVerbs, type ClipboardVerbs } from './clipboard-verbs.ts';
import { edgeVerbs, type EdgeVerbs } from './edge-verbs.ts';
import { commit, type History, redo, undo } from './history.ts';
import { nodeVerbs, type NodeVerbs } from './node-verbs.ts';
import { timeVerbs, type TimeVerbs } from './time-verbs.ts';

export interface EditorOptions {
  readonly document: JourneyDocument;
  readonly revision: number;
  readonly now: () => number;
  readonly random: Random;
}

/** The editor without a screen: a store and the verbs of its author. */
export interface Editor extends NodeVerbs, EdgeVerbs, ClipboardVerbs, TimeVerbs {
  readonly store: StoreApi<EditorState>;
  undo(): void;
  redo(): void;
  select(selection: Partial<Selection>): void;
  selectAll(): void;
  /** Opens a node at the field that a problem is about. */
  goTo(node: string, path: readonly (string | number)[]): void;
  renameJourney(name: string): void;
  setGoal(goal: JourneyGoal | null): void;
  /** Puts an unsaved draft of an earlier visit on the canvas: unsaved still, nothing to undo. */
  restore(document: JourneyDocument): void;
  /** Takes another document in the place of this one: nothing to undo. */
  replace(document: JourneyDocument, revision: number): void;
}

/** What verbs are made of. */
export interface EditorCore {
  readonly state: () => EditorState;
  readonly change: (edits: readonly Edit[], step?: { readonly key?: string; readonly select?: Partial<Selection> }) => void;
  readonly newId: (kind: string) => string;
}

export function createEditor({ document, revision, now, random }: EditorOptions): Editor {
  const store = createStore<EditorState>(() => fresh(document, revision));
  const apply = (history: History, selection?: Partial<Selection>): void => {
    const state = store.getState();
    if (history.document === state.document && selection === undefined) return;
    const present = selection === undefined ? state.selection : { ...nothingSelected, ...selection };
    store.setState({
      ...history,
      selection: existing(present, history.document),
      problems: history.document === state.document ? state.problems : checkJourney(history.document, kinds),
      save:
        history.document === state.document || state.save.status === 'conflict'
          ? state.save
          : { ...state.save, status: state.save.status === 'saving' ? 'saving' : 'dirty' },
    });
  };
  const core: EditorCore = {
    state: store.getState,
    change: (edits, step = {}) => apply(commit(store.getState(), edits, { key: step.key ?? null, at: now() }), step.select),
    newId: (kind) => newId(kind, random),
  };
  return {
    store,
    ...nodeVerbs(core),
    ...edgeVerbs(core),
    ...clipboardVerbs(core),
    ...timeVerbs(core),
    undo: () => apply(undo(store.getState())),
    redo: () => apply(redo(store.getState())),
    select: (selection) => store.setState({ selection: { ...nothingSelected, ...selection } }),
    selectAll: () => store.setState(({ document: { nodes } }) => ({ selection: { nodes: nodes.map(({ id }) => id), edge: null } })),
    goTo: (node, path) =>
      store.setState(({ focus }) => ({ selection: { nodes: [node], edge: null }, focus: { node, path, request: (focus?.request ?? 0) + 1 } })),
    renameJourney: (name) => core.change([{ type: 'renameJourney', name }], { key: 'journey name' }),
    setGoal: (goal) => core.change([{ type: 'setGoal', goal }], { key: 'goal' }),
    restore: (draft) => store.setState(({ save }) => ({ ...fresh(draft, save.revision), save: { ...save, status: 'dirty' } })),
    replace: (next, nextRevision) => store.setState(fresh(next, nextRevision)),
  };
}

function fresh(document: JourneyDocument, revision: number): EditorState {
  return {
    document,
    selection: nothingSelected,
    past: [],
    future: [],
    problems: checkJourney(document, kinds),
    focus: null,
    save: { status: 'saved', revision, savedAt: null },
  };
}

function existing(selection: Selection, document: JourneyDocument): Selection {
  const nodes = selection.nodes.filter((id) => document.nodes.some((node) => node.id === id));
  const edge = document.edges.some(({ id }) => id === selection.edge) ? selection.edge : null;
  return { nodes, edge };
}
