import type { JourneyNode } from '@magpie/journey';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { type Box, cardWidth } from '../../canvas/geometry.ts';
import { keepSame } from '../../canvas/keep-same.ts';
import { useEditor, useEditorState } from '../editor-context.ts';
import type { StepNodeType } from './step-node.tsx';
import type { DropTarget } from './use-kind-drop.ts';

interface CanvasNodes {
  readonly nodes: StepNodeType[];
  readonly onNodesChange: (changes: NodeChange<StepNodeType>[]) => void;
  readonly onNodeDragStop: () => void;
  readonly boxOf: (node: JourneyNode) => Box;
  /** As long as a drag lasts, where the card was. */
  readonly restingBoxOf: (node: JourneyNode) => Box;
}

type Size = { readonly width: number; readonly height: number };

/**
 * The document's nodes as React Flow wants them. What is being dragged and how large cards are is nobody else's business: it stays here, out of
 * undo and autosave; a finished drag becomes one edit.
 */
export function useCanvasNodes(target: DropTarget | null): CanvasNodes {
  const editor = useEditor();
  const steps = useEditorState((state) => state.document.nodes);
  const selected = useEditorState((state) => state.selection.nodes);
  const [keep] = useState(() => keepSame<StepNodeType>());
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map());
  const [dragged, setDragged] = useState<ReadonlyMap<string, JourneyNode['position']>>(new Map());

  const nodes = useMemo(() => {
    const chosen = new Set(selected);
    return steps.map((node): StepNodeType => {
      const size = sizes.get(node.id);
      const position = dragged.get(node.id) ?? node.position;
      const dropPort = target?.type === 'port' && target.node === node.id ? target.port : null;
      return keep(node.id, [node, position, chosen.has(node.id), size, dropPort], () => ({
        id: node.id,
        type: 'step',
        position,
        selected: chosen.has(node.id),
        ariaLabel: node.name,
        data: { node, dropPort },
        ...(size === undefined ? {} : { measured: size }),
      }));
    });
  }, [steps, selected, sizes, dragged, target, keep]);

  const onNodesChange = useCallback(
    (changes: NodeChange<StepNodeType>[]) => {
      const measured = changes.flatMap((change) =>
        change.type === 'dimensions' && change.dimensions !== undefined ? [[change.id, change.dimensions] as const] : [],
      );
      if (measured.length > 0) setSizes((before) => new Map([...before, ...measured]));
      const moved = changes.flatMap((change) =>
        change.type === 'position' && change.position !== undefined && change.dragging === true ? [[change.id, change.position] as const] : [],
      );
      if (moved.length > 0) setDragged((before) => new Map([...before, ...moved]));
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      const next = new Set(editor.store.getState().selection.nodes);
      for (const { id, selected: on } of selects) {
        if (on) next.add(id);
        else next.delete(id);
      }
      editor.select({ nodes: [...next] });
    },
    [editor],
  );

  const onNodeDragStop = useCallback(() => {
    setDragged((positions) => {
      // Not inside of React's update: the store tells its listeners at once.
      queueMicrotask(() => editor.move(positions));
      return positions;
    });
    queueMicrotask(() => setDragged(new Map()));
  }, [editor]);

  const boxOf = useCallback(
    (node: JourneyNode): Box => {
      const { x, y } = dragged.get(node.id) ?? node.position;
      return { x, y, width: sizes.get(node.id)?.width ?? cardWidth, height: sizes.get(node.id)?.height ?? 112 };
    },
    [dragged, sizes],
  );

  const restingBoxOf = useCallback(
    ({ id, position: { x, y } }: JourneyNode): Box => ({ x, y, width: sizes.get(id)?.width ?? cardWidth, height: sizes.get(id)?.height ?? 112 }),
    [sizes],
  );

  return { nodes, onNodesChange, onNodeDragStop, boxOf, restingBoxOf };
}
