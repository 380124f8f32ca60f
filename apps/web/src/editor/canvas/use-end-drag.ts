import type { JourneyDocument, JourneyEdge } from '@magpie/journey';
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useEffect, useState } from 'react';
import { cardWidth } from '../../canvas/geometry.ts';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';
import { useEditor } from '../editor-context.ts';
import { attached, type EdgeEnd, type Misfit, openPortsOf } from '../store/attaching.ts';
import { nodeById } from '../store/graph-reading.ts';
import type { Point } from '../store/drawing-verbs.ts';

/** An end of an edge in somebody's hand. */
export interface EndDrag {
  readonly end: EdgeEnd;
  readonly at: Point;
  /** The step under the pointer, and why the end cannot be put there; null: it can. */
  readonly over: { readonly node: string; readonly port: string | null; readonly misfit: Misfit | null } | null;
}

export interface EndDragging {
  readonly drag: EndDrag | null;
  readonly handlers: (end: EdgeEnd) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: () => void;
  };
}

/** Drags an end of an edge: onto a step it is put there; onto nothing, onto a step that cannot have it, or with Escape it goes back. */
export function useEndDrag(id: string, onRefused: (misfit: Misfit) => void): EndDragging {
  const editor = useEditor();
  const { screenToFlowPosition, getInternalNode } = useReactFlow();
  const widthOf = (node: string): number => getInternalNode(node)?.measured.width ?? cardWidth;
  const [drag, setDrag] = useState<EndDrag | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setDrag(null);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isDragging]);
  const look = (end: EdgeEnd, { clientX, clientY }: PointerEvent): EndDrag => {
    const { document } = editor.store.getState();
    const edge = document.edges.find((one) => one.id === id);
    const node = stepAt(clientX, clientY);
    const at = screenToFlowPosition({ x: clientX, y: clientY });
    const port = edge === undefined || node === null || end === 'to' ? null : nearestPort(document, edge, { node, at, widthOf });
    const next = edge === undefined || node === null ? null : attached(document, edge, { end, node, port });
    return {
      end,
      at,
      over:
        node === null || next === null
          ? null
          : { node, port: typeof next === 'string' ? null : next.port, misfit: typeof next === 'string' ? next : null },
    };
  };
  return {
    drag,
    handlers: (end) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag(look(end, event));
      },
      onPointerMove: (event) => {
        if (isDragging) setDrag(look(end, event));
      },
      onPointerUp: (event) => {
        if (!isDragging) return;
        const { over } = look(end, event);
        setDrag(null);
        const misfit = over === null ? null : editor.reattach(id, { end, node: over.node, port: over.port });
        if (misfit !== null) onRefused(misfit);
      },
      onPointerCancel: () => setDrag(null),
    }),
  };
}

/** The open way out that is drawn nearest to the pointer. */
function nearestPort(
  document: JourneyDocument,
  edge: JourneyEdge,
  { node, at, widthOf }: { readonly node: string; readonly at: Point; readonly widthOf: (node: string) => number },
): string | null {
  const step = nodeById(document, node);
  if (step === null) return null;
  const across = (at.x - step.position.x) / widthOf(node);
  const ports = shownPorts(step, document.edges);
  const away = (port: string): number => Math.abs((ports.corner.includes(port) ? 0.92 : portPlace(ports, port)) - across);
  return openPortsOf(document, node, edge).toSorted((one, other) => away(one) - away(other))[0] ?? null;
}

function stepAt(x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = element.closest('.react-flow__node-step');
    if (node instanceof HTMLElement) return node.dataset['id'] ?? null;
  }
  return null;
}
