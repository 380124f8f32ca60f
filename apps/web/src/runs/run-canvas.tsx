import { useUi } from '@magpie/ui';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import type { JourneyNode } from '@magpie/journey';
import { type ReactElement, useCallback, useEffect, useMemo } from 'react';
import { CanvasFlow } from '../canvas/canvas-flow.tsx';
import { fitOptions } from '../canvas/canvas-tools.tsx';
import { type Box, cardWidth } from '../canvas/geometry.ts';
import { spreadColumns } from '../canvas/spread-columns.ts';
import { StageLanes } from '../canvas/stage-lanes.tsx';
import { useMeasuredSizes } from '../canvas/use-measured-sizes.ts';
import { readingOptions } from '../canvas/view-options.ts';
import { RunNode, type RunNodeType } from './run-node.tsx';
import { useRunEdges } from './use-run-edges.tsx';
import { useRunScope } from './run-scope.ts';

const nodeTypes = { run: RunNode };
const mapSize = { width: 140, height: 86 };

export interface RunCanvasProps {
  readonly selected: string | null;
  readonly onSelect: (node: string | null) => void;
}

/** The version's canvas, read-only, with where everybody is and has gone. */
export function RunCanvas(props: RunCanvasProps): ReactElement {
  return (
    <ReactFlowProvider>
      <Stage {...props} />
    </ReactFlowProvider>
  );
}

function Stage({ selected, onSelect }: RunCanvasProps): ReactElement {
  const { words } = useUi();
  const { run } = useRunScope();
  const { sizes, onNodesChange } = useMeasuredSizes();
  const boxes = useMemo(
    () =>
      spreadColumns(
        new Map(run.document.nodes.map(({ id, position }) => [id, { ...position, width: cardWidth, height: 150, ...sizes.get(id) }])),
        60,
      ),
    [run.document, sizes],
  );
  const boxOf = useCallback((node: JourneyNode): Box => boxes.get(node.id) ?? { ...node.position, width: cardWidth, height: 150 }, [boxes]);
  const nodes = useMemo(() => {
    const numbers = new Map(run.perNode.map((each) => [each.node, each]));
    return run.document.nodes.map((node): RunNodeType => {
      const size = sizes.get(node.id);
      return {
        id: node.id,
        type: 'run',
        position: { x: boxOf(node).x, y: boxOf(node).y },
        selected: node.id === selected,
        draggable: false,
        connectable: false,
        ariaLabel: node.name,
        data: { node, numbers: numbers.get(node.id) ?? null },
        ...(size === undefined ? {} : { measured: size }),
      };
    });
  }, [run.document, run.perNode, selected, sizes, boxOf]);
  const edges = useRunEdges(boxOf);
  const { fitView } = useReactFlow();
  const isMeasured = sizes.size >= run.document.nodes.length;
  // Cards push each other apart once their sizes are known: only then the whole can be shown.
  useEffect(() => {
    if (isMeasured) requestAnimationFrame(() => void fitView(fitOptions));
  }, [isMeasured, fitView]);
  return (
    <div className="canvas" role="group" aria-label={words('run.canvas')}>
      <CanvasFlow
        {...readingOptions}
        map={mapSize}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={(_event, node) => onSelect(node.id)}
        onPaneClick={() => onSelect(null)}
      >
        <StageLanes nodes={run.document.nodes} boxOf={boxOf} />
      </CanvasFlow>
    </div>
  );
}
