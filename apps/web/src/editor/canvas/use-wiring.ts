import type { ReactFlowProps } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { useEditor } from '../editor-context.ts';
import { mayConnect } from '../store/attaching.ts';
import type { CanvasNode } from './use-canvas-nodes.ts';

type Handlers = 'onEdgeClick' | 'onPaneClick' | 'onConnectStart' | 'onConnectEnd' | 'onConnect' | 'isValidConnection';

export interface Wiring {
  /** Whether an edge is being drawn by hand. */
  readonly connecting: boolean;
  /** What React Flow asks while edges are drawn and chosen. */
  readonly wiring: Pick<ReactFlowProps<CanvasNode, FlowEdgeType>, Handlers>;
}

/** The very same functions as long as the editor is open: for each one that is another React Flow asks every card, handle and edge anew. */
export function useWiring(): Wiring {
  const editor = useEditor();
  const [connecting, setConnecting] = useState(false);
  const wiring = useMemo(
    (): Wiring['wiring'] => ({
      onEdgeClick: (_event, { id }) => editor.select({ edge: id }),
      onPaneClick: () => editor.select({}),
      onConnectStart: () => setConnecting(true),
      onConnectEnd: () => setConnecting(false),
      onConnect: ({ source, sourceHandle, target }) => editor.connect(source, sourceHandle ?? '', target),
      isValidConnection: ({ source, target }) => mayConnect(editor.store.getState().document, source, target),
    }),
    [editor],
  );
  return { connecting, wiring };
}
