import type { JourneyNode } from '@magpie/journey';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { type Box, cardWidth } from '../../canvas/geometry.ts';
import { useEditor, useEditorState } from '../editor-context.ts';
import type { StepNodeType } from './step-node.tsx';
import type { DropTarget } from './use-kind-drop.ts';

interface CanvasNodes {
  readonly nodes: StepNodeType[];
  readonly onNodesChange: (changes: NodeChange<StepNodeType>[]) => void;
  readonly onNodeDragStop: () => void;
  readonly boxOf: (node: JourneyNode) => Box;
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
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map());
  const [dragged, setDragged] = useState<ReadonlyMap<string, JourneyNode['position']>>(new Map());

  const nodes = useMemo(() => {
    const chosen = new Set(selected);
    return steps.map((node): StepNodeType => {
      const size = sizes.get(node.id);
      return {
        id: node.id,
        type: 'step',
        position: dragged.get(node.id) ?? node.position,
        selected: chosen.has(node.id),
        ariaLabel: node.name,
        data: { node, dropPort: target?.type === 'port' && target.node === node.id ? target.port : null },
        ...(size === undefined ? {} : { measured: size }),
      };
    });
  }, [steps, selected, sizes, dragged, target]);

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

  return { nodes, onNodesChange, onNodeDragStop, boxOf };
}
