import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useEffect, useState } from 'react';
import { useEditor } from '../editor-context.ts';
import { attached, type EdgeEnd, type Misfit } from '../store/attaching.ts';
import type { Point } from '../store/drawing-verbs.ts';

/** An end of an edge in somebody's hand. */
export interface EndDrag {
  readonly end: EdgeEnd;
  readonly at: Point;
  /** The step under the pointer, and why the end cannot be put there; null: it can. */
  readonly over: { readonly node: string; readonly misfit: Misfit | null } | null;
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
  const { screenToFlowPosition } = useReactFlow();
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
    const next = edge === undefined || node === null ? null : attached(document, edge, { end, node });
    return {
      end,
      at: screenToFlowPosition({ x: clientX, y: clientY }),
      over: node === null || next === null ? null : { node, misfit: typeof next === 'string' ? next : null },
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
        const misfit = over === null ? null : editor.reattach(id, end, over.node);
        if (misfit !== null) onRefused(misfit);
      },
      onPointerCancel: () => setDrag(null),
    }),
  };
}

function stepAt(x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = element.closest('.react-flow__node-step');
    if (node instanceof HTMLElement) return node.dataset['id'] ?? null;
  }
  return null;
}
