import { checkJourney, type Edit, type JourneyDocument, type JourneyGoal, unknownWorkspace, type WorkspaceFacts } from '@magpie/journey';
import { newId, type Random } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type EditorState, nothingSelected, type Selection } from './editor-state.ts';
import { arrangeVerbs, type ArrangeVerbs } from './arrange-verbs.ts';
import { clipboardVerbs, type ClipboardVerbs } from './clipboard-verbs.ts';
import { drawingVerbs, type DrawingVerbs } from './drawing-verbs.ts';
import { selectionOf } from './drawn.ts';
import { edgeVerbs, type EdgeVerbs } from './edge-verbs.ts';
import { type Size, type SizeOf, usualSize } from './drawn-sizes.ts';
import { growEdits } from './growing.ts';
import { commit, type Moved, redo, undo } from './history.ts';
import { fixVerbs, type FixVerbs } from './fix-verbs.ts';
import { nodeVerbs, type NodeVerbs } from './node-verbs.ts';
import { timeVerbs, type TimeVerbs } from './time-verbs.ts';
import { notUndone } from './notices.ts';
import { nobody } from './others.ts';
import { addPending } from './shared-draft.ts';
import { sameProblems } from './same-problems.ts';
import { sharingVerbs, type SharingVerbs } from './sharing-verbs.ts';
import { emptyStack } from './stack.ts';

export interface EditorOptions {
  readonly document: JourneyDocument;
  readonly revision: number;
  /** False: the document stays as it is, whatever is asked of it. */
  readonly mayDraw?: boolean;
  readonly now: () => number;
  readonly random: Random;
  /** Does work a moment later, off the way of keys; what is asked again meanwhile is done once. At once when absent. */
  readonly soon?: (work: () => void) => void;
}

/** The editor without a screen: a store and the verbs of its author. */
export interface Editor extends NodeVerbs, EdgeVerbs, ClipboardVerbs, TimeVerbs, ArrangeVerbs, DrawingVerbs, FixVerbs, SharingVerbs {
  readonly store: StoreApi<EditorState>;
  /** How large a step is drawn, as far as is known. */
  readonly sizeOf: SizeOf;
  /** Takes note how large cards are drawn now; what stands below one that the author's last step made higher gives way, as part of that step. */
  measure(sizes: ReadonlyMap<string, Size>): void;
  undo(): void;
  redo(): void;
  select(selection: Partial<Selection>): void;
  selectAll(): void;
  /** Opens a node, at the field that a problem is about; or a note or a frame by its key, to be written in. */
  goTo(node: string, path: readonly (string | number)[]): void;
  /** Opens an edge: where it comes from and leads to. */
  goToEdge(edge: string): void;
  /** The field that was asked for has the keyboard. */
  answerFocus(): void;
  /** Looks for problems by what the workspace knows, from now on. */
  learn(facts: WorkspaceFacts): void;
  renameJourney(name: string): void;
  setGoal(goal: JourneyGoal | null): void;
  /** Takes another document in the place of this one, such as an earlier version. One step of undo. */
  replaceDocument(document: JourneyDocument): void;
}

/** What verbs are made of. */
export interface EditorCore {
  readonly state: () => EditorState;
  readonly change: (
    edits: readonly Edit[],
    step?: { readonly key?: string; readonly follows?: boolean; readonly select?: Partial<Selection> },
  ) => void;
  readonly sizeOf: SizeOf;
  readonly newId: (kind: string) => string;
}

export function createEditor({ document, revision, mayDraw = true, now, random, soon = (work) => work() }: EditorOptions): Editor {
  const store = createStore<EditorState>(() => fresh(document, revision));
  const check = (): void => {
    const { document: checked, problems: before, facts } = store.getState();
    const problems = sameProblems(before, checkJourney(checked, kinds, facts));
    if (problems !== before) store.setState({ problems });
  };
  const show = (next: JourneyDocument, state: Partial<EditorState>): void => {
    const before = store.getState();
    store.setState({ ...state, document: next, selection: existing(state.selection ?? before.selection, next) });
    if (next !== before.document) soon(check);
  };
  const take = ({ edit, refused, ...history }: Moved, step: { readonly key: string | null; readonly select?: Partial<Selection> }): void => {
    const { draft, save, selection, order } = store.getState();
    if (refused !== null) sharing.note([notUndone(refused.who)]);
    if (edit === null && refused === null && step.select === undefined) return;
    show(history.document, {
      ...history,
      selection: step.select === undefined ? selection : { ...nothingSelected, ...step.select },
      ...(edit === null
        ? {}
        : {
            order: order + 1,
            draft: addPending(draft, { changeId: newId('change', random), edit, key: step.key }),
            save: { ...save, status: save.status === 'saving' || save.status === 'held' ? save.status : ('dirty' as const) },
          }),
    });
  };
  const moment = (): Pick<EditorState, 'order' | 'others'> => {
    const { order, others } = store.getState();
    return { order: order + 1, others };
  };
  let sizes: ReadonlyMap<string, Size> = new Map();
  const sharing = sharingVerbs({ store, show });
  const core: EditorCore = {
    state: store.getState,
    change: (edits, { key = null, follows = false, ...step } = {}) => {
      if (mayDraw) take(commit(store.getState(), edits, { ...moment(), key, follows, at: now() }), { key, ...step });
    },
    sizeOf: (node) => sizes.get(node) ?? usualSize,
    newId: (kind) => newId(kind, random),
  };
  const nodes = nodeVerbs(core);
  return {
    store,
    ...nodes,
    ...edgeVerbs(core),
    ...clipboardVerbs(core),
    ...timeVerbs(core),
    ...arrangeVerbs(core),
    ...drawingVerbs(core),
    ...fixVerbs(core, nodes),
    ...sharing,
    sizeOf: core.sizeOf,
    measure: (after) => {
      const before = sizes;
      sizes = new Map([...before, ...after]);
      core.change(growEdits(store.getState(), { before, after, now: now() }), { follows: true });
    },
    undo: () => take(undo(store.getState(), moment()), { key: null }),
    redo: () => take(redo(store.getState(), moment()), { key: null }),
    select: (selection) => store.setState({ selection: { ...nothingSelected, ...selection } }),
    selectAll: () =>
      store.setState(({ document: { nodes, notes, frames } }) => ({
        selection: { nodes: nodes.map(idOf), notes: notes.map(idOf), frames: frames.map(idOf), edge: null },
      })),
    goTo: (node, path) =>
      store.setState(({ focus }) => ({
        selection: { ...nothingSelected, ...selectionOf([node]) },
        focus: { node, path, request: (focus?.request ?? 0) + 1 },
      })),
    goToEdge: (edge) =>
      store.setState(({ focus }) => ({
        selection: { ...nothingSelected, edge },
        focus: { node: edge, path: [], request: (focus?.request ?? 0) + 1 },
      })),
    answerFocus: () => store.setState({ focus: null }),
    learn: (facts) => {
      store.setState({ facts });
      soon(check);
    },
    renameJourney: (name) => core.change([{ type: 'renameJourney', name }], { key: 'journey name' }),
    setGoal: (goal) => core.change([{ type: 'setGoal', goal }], { key: 'goal' }),
    replaceDocument: (next) => core.change([{ type: 'replaceDocument', document: next }]),
  };
}

function fresh(document: JourneyDocument, revision: number): EditorState {
  return {
    document,
    selection: nothingSelected,
    past: emptyStack(),
    future: emptyStack(),
    draft: { confirmed: document, revision, pending: [], mine: [], hidden: false },
    others: nobody,
    order: 0,
    notices: [],
    problems: checkJourney(document, kinds),
    facts: unknownWorkspace,
    focus: null,
    save: { status: 'saved', revision, savedAt: null, isKept: true },
  };
}

function existing(selection: Selection, document: JourneyDocument): Selection {
  const among =
    (things: readonly { readonly id: string }[]) =>
    (id: string): boolean =>
      things.some((thing) => thing.id === id);
  const next = {
    nodes: selection.nodes.filter(among(document.nodes)),
    notes: selection.notes.filter(among(document.notes)),
    frames: selection.frames.filter(among(document.frames)),
    edge: selection.edge !== null && among(document.edges)(selection.edge) ? selection.edge : null,
  };
  const isWhole =
    next.edge === selection.edge && (['nodes', 'notes', 'frames'] as const).every((things) => next[things].length === selection[things].length);
  return isWhole ? selection : next;
}

const idOf = ({ id }: { readonly id: string }): string => id;
