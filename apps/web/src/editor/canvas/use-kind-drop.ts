import type { Stage } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useState } from 'react';
import type { FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { type Box, cardWidth, edgeCurve } from '../../canvas/geometry.ts';
import { stageLanes } from '../../canvas/stage-lanes.tsx';
import { useEditor } from '../editor-context.ts';
import { freshStep, kindsFor } from '../palette/kind-list.ts';
import { dragType } from '../palette/palette.tsx';
import { openPorts, portsOf } from '../store/graph-reading.ts';
import type { CanvasNode } from './use-canvas-nodes.ts';

export type DropTarget = { readonly type: 'edge'; readonly edge: string } | { readonly type: 'port'; readonly node: string; readonly port: string };

interface KindDrop {
  /** What a drop would hit now. */
  readonly target: DropTarget | null;
  /** Also for entering: what comes over another thing and is let go at once is taken only if that was agreed to. */
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Within this many canvas pixels a drop goes to the edge or port. */
const catches = 70;

/** Dropping a kind from the palette: onto the nearest edge or open port that may take it, else where it falls. */
export function useKindDrop(dragging: string | null): KindDrop {
  const { words } = useUi();
  const editor = useEditor();
  const { screenToFlowPosition, getInternalNode, getEdge } = useReactFlow<CanvasNode, FlowEdgeType>();
  const [target, setTarget] = useState<DropTarget | null>(null);

  const box = (id: string): Box | null => {
    const node = getInternalNode(id);
    return node === undefined
      ? null
      : { ...node.internals.positionAbsolute, width: node.measured.width ?? cardWidth, height: node.measured.height ?? 112 };
  };

  const nearest = (at: { readonly x: number; readonly y: number }, kind: string): DropTarget | null => {
    const { document } = editor.store.getState();
    const may = (place: 'edge' | 'port'): boolean => kindsFor(document, place).some(({ type }) => type === kind);
    const spots: { readonly target: DropTarget; readonly x: number; readonly y: number }[] = [];
    if (may('edge'))
      for (const edge of document.edges) {
        const [from, to] = [box(edge.from), box(edge.to)];
        const data = getEdge(edge.id)?.data;
        // Where its "+" stands.
        if (from !== null && to !== null)
          spots.push({ target: { type: 'edge', edge: edge.id }, ...edgeCurve(from, to, data?.port ?? 0.5, data?.avoid).middle });
      }
    if (may('port'))
      for (const { node, port } of openPorts(document)) {
        const [from, ports] = [box(node.id), portsOf(node)];
        if (from !== null)
          spots.push({
            target: { type: 'port', node: node.id, port },
            x: from.x + (from.width * (ports.indexOf(port) + 1)) / (ports.length + 1),
            y: from.y + from.height + 26,
          });
      }
    const ranked = spots
      .map((spot) => ({ target: spot.target, away: Math.hypot(spot.x - at.x, spot.y - at.y) }))
      .sort((left, right) => left.away - right.away);
    const [best] = ranked;
    return best !== undefined && best.away < catches ? best.target : null;
  };

  /** A step dropped on the ground of a stage belongs to it; a frame that somebody drew is meant more than a lane that drew itself. */
  const stageAt = (at: { readonly x: number; readonly y: number }): Stage | null => {
    const framed = editor.store
      .getState()
      .document.frames.findLast(({ position: { x, y }, size }) => at.x > x && at.x < x + size.width && at.y > y && at.y < y + size.height);
    if (framed !== undefined) return framed.stage;
    const lanes = stageLanes(editor.store.getState().document.nodes, (node) => box(node.id) ?? { ...node.position, width: cardWidth, height: 112 });
    return lanes.find(({ box: lane }) => at.x > lane.x && at.x < lane.x + lane.width && at.y > lane.y && at.y < lane.y + lane.height)?.stage ?? null;
  };

  return {
    target,
    onDragOver: (event) => {
      if (dragging === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const next = nearest(screenToFlowPosition({ x: event.clientX, y: event.clientY }), dragging);
      if (JSON.stringify(next) !== JSON.stringify(target)) setTarget(next);
    },
    // From one thing on the canvas to the next is not away from it.
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setTarget(null);
    },
    onDrop: (event) => {
      const type = event.dataTransfer.getData(dragType);
      if (type === '') return;
      event.preventDefault();
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const hit = nearest(at, type);
      setTarget(null);
      editor.drop(freshStep(type, words), hit ?? { type: 'canvas', x: at.x - cardWidth / 2, y: at.y - 20, stage: stageAt(at) });
    },
  };
}
