import type { JourneyFrame, JourneyNode, JourneyNote } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { type NodeChange, useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Box } from '../../canvas/geometry.ts';
import { keepSame } from '../../canvas/keep-same.ts';
import { isFarAt } from '../../canvas/use-is-far.ts';
import { frameHandle, type FrameNodeType } from '../drawing/frame-node.tsx';
import type { NoteNodeType } from '../drawing/note-node.tsx';
import { useEditor, useEditorState } from '../editor-context.ts';
import { drawnOf, frameKey, noteKey, selectedKeys, selectionOf } from '../store/drawn.ts';
import { type Size, usualSize } from '../store/drawn-sizes.ts';
import { useGlide } from './use-glide.ts';
import type { SnapLine } from './snap-lines.ts';
import type { StepNodeType } from './step-node.tsx';
import { useDragging } from './use-dragging.ts';
import type { DropTarget } from './use-kind-drop.ts';
import { supposedHandles, supposedSize } from './supposed.ts';
import { useMeasuring } from './use-measuring.ts';
import type { NameOf } from './use-spoken-names.ts';
import { useReshaping } from './use-reshaping.ts';

export type CanvasNode = StepNodeType | NoteNodeType | FrameNodeType;

interface CanvasNodes {
  readonly nodes: CanvasNode[];
  /** The document's steps; the same list as before when none has come, gone, moved or changed its stage: what is typed into one moves nothing. */
  readonly placed: readonly JourneyNode[];
  readonly onNodesChange: (changes: NodeChange<CanvasNode>[]) => void;
  readonly onNodeDragStart: () => void;
  readonly onNodeDragStop: () => void;
  /** Where what is dragged stands in line with others. */
  readonly snapLines: readonly SnapLine[];
  readonly boxOf: (node: JourneyNode) => Box;
  /** As long as a drag lasts, where the card was. */
  readonly restingBoxOf: (node: JourneyNode) => Box;
}

/**
 * What the document holds as React Flow wants it. What is being dragged and how large cards are is nobody else's business: it stays here, out of
 * undo and autosave; a finished drag becomes one edit.
 */
export function useCanvasNodes(target: DropTarget | null, spoken: NameOf): CanvasNodes {
  const { words } = useUi();
  const editor = useEditor();
  const steps = useEditorState((state) => state.document.nodes);
  const notes = useEditorState((state) => state.document.notes);
  const frames = useEditorState((state) => state.document.frames);
  const selection = useEditorState((state) => state.selection);
  const [keep] = useState(() => keepSame<CanvasNode>());
  const [keepMoved] = useState(() => keepSame<CanvasNode>());
  const [keepPlaced] = useState(() => keepSame<readonly JourneyNode[]>());
  const [keepAll] = useState(() => keepSame<CanvasNode[]>());
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map());
  /** The same, for whoever asks while nothing is being drawn. */
  const measured = useRef(sizes);

  const boxByKey = useCallback(
    (key: string): Box | null => {
      const { document } = editor.store.getState();
      const { kind, id } = drawnOf(key);
      if (kind !== 'step') {
        const thing = (kind === 'note' ? document.notes : document.frames).find((one: JourneyNote | JourneyFrame) => one.id === id);
        return thing === undefined ? null : { ...thing.position, ...thing.size };
      }
      const node = document.nodes.find((one) => one.id === id);
      return node === undefined ? null : { ...node.position, ...(measured.current.get(id) ?? usualSize) };
    },
    [editor],
  );
  const { dragged, lines, start, take: takeDrag, stop } = useDragging(boxByKey);
  const { reshaped, take: takeShape } = useReshaping(boxByKey);
  const glided = useGlide();
  const turnOf = useMeasuring(steps);
  const { getZoom } = useReactFlow();

  const placed = keepPlaced(
    'all',
    steps.flatMap(({ id, stage, position }) => [id, stage, position]),
    () => steps,
  );

  const resting = useMemo(() => {
    const chosen = new Set(selectedKeys(selection));
    const stepNodes = steps.map((node): CanvasNode => {
      const size = sizes.get(node.id);
      const dropPort = target?.type === 'port' && target.node === node.id ? target.port : null;
      const turn = size === undefined ? turnOf(node.id) : 'usual';
      const ariaLabel = spoken(node);
      const handles = turn === 'waits' ? [node.type, node.config] : [];
      return keep(node.id, [node.stage, ariaLabel, node.position, chosen.has(node.id), size, dropPort, turn, ...handles], () => ({
        id: node.id,
        type: 'step',
        position: node.position,
        selected: chosen.has(node.id),
        ariaLabel,
        data: { stage: node.stage, dropPort, isNew: size === undefined && turn !== 'waits' },
        ...(size === undefined ? {} : { measured: size }),
        ...(turn === 'usual' ? {} : { measured: supposedSize }),
        ...(turn === 'waits' ? { handles: supposedHandles(node, editor.store.getState().document.edges) } : {}),
        // What is dragged is drawn outside of the window too: so is what has to be measured.
        ...(turn === 'due' ? { dragging: true } : {}),
      }));
    });
    const shapeOf = (key: string, thing: JourneyNote | JourneyFrame): Pick<CanvasNode, 'position'> & Size => {
      const { position, size } = reshaped.get(key) ?? thing;
      return { position, ...size };
    };
    const noteNodes = notes.map((note): CanvasNode => {
      const key = noteKey(note.id);
      const { position, width, height } = shapeOf(key, note);
      return keep(key, [note, position, width, height, chosen.has(key), words], () => ({
        id: key,
        type: 'note',
        position,
        width,
        height,
        measured: { width, height },
        selected: chosen.has(key),
        ariaLabel: words('note.label', { text: note.text.slice(0, 80) }),
        data: { note },
      }));
    });
    const frameNodes = frames.map((frame): CanvasNode => {
      const key = frameKey(frame.id);
      const { position, width, height } = shapeOf(key, frame);
      return keep(key, [frame, position, width, height, chosen.has(key), words], () => ({
        id: key,
        type: 'frame',
        position,
        width,
        height,
        measured: { width, height },
        selected: chosen.has(key),
        dragHandle: frameHandle,
        // Under the steps and their edges; only its head and corners take clicks.
        zIndex: -1,
        style: { pointerEvents: 'none' },
        ariaLabel: words('frame.label', { stage: words(`stage.${frame.stage}`), title: frame.title }),
        data: { frame },
      }));
    });
    const all = [...frameNodes, ...stepNodes, ...noteNodes];
    return keepAll('all', all, () => all);
  }, [steps, spoken, notes, frames, selection, sizes, reshaped, turnOf, target, editor, keep, keepAll, words]);

  // A card in the hand is asked for at every frame: what rests is not gone through again.
  const nodes = useMemo(
    () =>
      dragged.size === 0 && glided.size === 0
        ? resting
        : resting.map((node) => {
            const position = dragged.get(node.id) ?? glided.get(node.id);
            return position === undefined ? node : keepMoved(node.id, [node, position], () => ({ ...node, position }));
          }),
    [resting, dragged, glided, keepMoved],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const drawn = changes.flatMap((change) =>
        change.type === 'dimensions' && change.dimensions !== undefined && drawnOf(change.id).kind === 'step'
          ? [[change.id, change.dimensions] as const]
          : [],
      );
      // From afar a step that waits for its turn is as large as it was taken for, which says nothing.
      const isGuess = ([id]: readonly [string, Size]): boolean => isFarAt(getZoom()) && !measured.current.has(id) && turnOf(id) === 'waits';
      const grown = drawn.filter((change) => !isGuess(change));
      if (grown.length > 0) {
        measured.current = new Map([...measured.current, ...grown]);
        setSizes(measured.current);
        editor.measure(new Map(grown));
      }
      takeDrag(changes);
      takeShape(changes);
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      const next = new Set(selectedKeys(editor.store.getState().selection));
      for (const { id, selected: on } of selects) {
        if (on) next.add(id);
        else next.delete(id);
      }
      editor.select(selectionOf(next));
    },
    [editor, getZoom, turnOf, takeDrag, takeShape],
  );

  const boxOf = useCallback(
    (node: JourneyNode): Box => ({ ...(dragged.get(node.id) ?? node.position), ...(sizes.get(node.id) ?? usualSize) }),
    [dragged, sizes],
  );
  const restingBoxOf = useCallback(({ id, position }: JourneyNode): Box => ({ ...position, ...(sizes.get(id) ?? usualSize) }), [sizes]);

  return { nodes, placed, onNodesChange, onNodeDragStart: start, onNodeDragStop: stop, snapLines: lines, boxOf, restingBoxOf };
}
