import { useUi } from '@magpie/ui';
import { Background, BackgroundVariant, type Node, Panel, ReactFlow, type ReactFlowProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { memo, type ReactElement, type ReactNode, useMemo } from 'react';
import './canvas.css';
import { CanvasMap, type CanvasMapProps } from './canvas-map.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import { FlowEdge, type FlowEdgeType } from './flow-edge.tsx';
import { viewOptions } from './view-options.ts';

export interface CanvasFlowProps<Drawn extends Node> extends ReactFlowProps<Drawn, FlowEdgeType> {
  /** Beside zoom and fit. */
  readonly tools?: ReactNode;
  /** How large the map of the whole is; without it there is none. */
  readonly map?: CanvasMapProps;
}

const edgeTypes = { flow: memo(FlowEdge) };

// The very same one each time, so that a card in the hand does not draw it anew.
const ground = <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />;

/** What every canvas is: dotted ground, our edges, tools and a map in its corners. What is drawn on it, and may be done with it, the screen says. */
export function CanvasFlow<Drawn extends Node>({ tools, map, children, ...drawn }: CanvasFlowProps<Drawn>): ReactElement {
  const { words, dark } = useUi();
  const corners = useMemo(
    () => (
      <>
        <Panel position="bottom-left">
          <CanvasTools>{tools}</CanvasTools>
        </Panel>
        {map === undefined ? null : <CanvasMap {...map} />}
      </>
    ),
    [tools, map],
  );
  return (
    <ReactFlow<Drawn, FlowEdgeType>
      {...viewOptions}
      aria-label={words('canvas.drawing')}
      edgeTypes={edgeTypes}
      colorMode={dark ? 'dark' : 'light'}
      {...drawn}
    >
      {ground}
      {children}
      {corners}
    </ReactFlow>
  );
}
