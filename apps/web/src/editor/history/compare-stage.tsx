import './words.ts';
import './history.css';
import { diffJourneys, type JourneyNode } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Handle, type Node, type NodeProps, Panel, Position } from '@xyflow/react';
import { memo, type ReactElement, useCallback, useMemo } from 'react';
import { boxesBetween } from '../../canvas/boxes-between.ts';
import { CanvasFlow } from '../../canvas/canvas-flow.tsx';
import { fitOptions } from '../../canvas/canvas-tools.tsx';
import type { FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { type Box, cardWidth } from '../../canvas/geometry.ts';
import { StageLanes } from '../../canvas/stage-lanes.tsx';
import { StepCard } from '../../canvas/step-card.tsx';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';
import { useMeasuredSizes } from '../../canvas/use-measured-sizes.ts';
import { readingOptions } from '../../canvas/view-options.ts';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import type { Compared } from '../workbench/workbench.ts';
import { compareLayout, type Mark } from './compare-layout.ts';

type CompareNode = Node<{ readonly node: JourneyNode; readonly mark: Mark }, 'compared'>;

const nodeTypes = { compared: memo(ComparedCard) };
/** Of a card that has not been measured yet. */
const expected = { width: cardWidth, height: 96 } as const;
const marks = ['added', 'changed', 'removed', 'moved'] as const;

/** Two states of the journey on one canvas: what came is green, what changed amber, what went a red ghost. Read-only. */
export function CompareStage(): ReactElement | null {
  const compared = useWorkbenchState((state) => state.compared);
  return compared === null ? null : <Drawn compared={compared} />;
}

function Drawn({ compared }: { readonly compared: Compared }): ReactElement {
  const { words } = useUi();
  const { editor } = useEditorScope();
  const selected = useEditorState((state) => state.selection.nodes);
  const { sizes, onNodesChange } = useMeasuredSizes();
  const layout = useMemo(() => compareLayout(compared, diffJourneys(compared.before, compared.after)), [compared]);
  const boxOf = useCallback(({ id, position }: JourneyNode): Box => ({ ...position, ...(sizes.get(id) ?? expected) }), [sizes]);
  const nodes = useMemo(
    () =>
      layout.nodes.map(({ node, mark }): CompareNode => {
        const size = sizes.get(node.id);
        return {
          id: node.id,
          type: 'compared',
          position: node.position,
          selected: selected.includes(node.id),
          draggable: false,
          connectable: false,
          ariaLabel: mark === 'same' ? node.name : `${words(`history.type.${mark}`)} ${node.name}`,
          data: { node, mark },
          ...(size === undefined ? {} : { measured: size }),
        };
      }),
    [layout, sizes, selected, words],
  );
  const edges = useMemo(() => {
    const byId = new Map(layout.nodes.map(({ node }) => [node.id, node]));
    const boxes = new Map(layout.nodes.map(({ node }) => [node.id, boxOf(node)]));
    return layout.edges.map(({ key, edge, mark }): FlowEdgeType => {
      const source = byId.get(edge.from);
      return {
        id: key,
        type: 'flow',
        source: edge.from,
        target: edge.to,
        className: `compare-edge compare-edge-${mark}`,
        data: {
          port: source === undefined ? 0.5 : portPlace(shownPorts(source, [edge]), edge.port),
          avoid: boxesBetween(edge, boxes),
          width: mark === 'same' ? 1.5 : 2.5,
          label: null,
          emphasis: 'none',
        },
      };
    });
  }, [layout, boxOf]);
  return (
    <div className="canvas" role="group" aria-label={words('history.canvas')}>
      <CanvasFlow
        {...readingOptions}
        // The editor's canvas had this view before; what it showed says nothing of where the differences are.
        onInit={(flow) => void flow.fitView(fitOptions)}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeClick={(_event, { id }) => editor.select({ nodes: editor.store.getState().document.nodes.some((node) => node.id === id) ? [id] : [] })}
      >
        <StageLanes nodes={layout.nodes.map(({ node }) => node)} boxOf={boxOf} />
        <Panel position="top-left">
          <ul className="compare-legend" aria-label={words('history.legend')}>
            {marks.map((mark) => (
              <li key={mark}>
                <i className={`compare-${mark}`} aria-hidden />
                {words(`history.type.${mark}`)}
              </li>
            ))}
          </ul>
        </Panel>
      </CanvasFlow>
    </div>
  );
}

function ComparedCard({ data: { node, mark }, selected }: NodeProps<CompareNode>): ReactElement {
  const { words } = useUi();
  return (
    <div className={`compare-card compare-${mark}`}>
      <Handle type="target" position={Position.Top} className="port port-hidden" isConnectable={false} />
      {mark === 'same' ? null : <span className={`difference-type difference-${mark} compare-tag`}>{words(`history.type.${mark}`)}</span>}
      <StepCard node={node} selected={selected} />
      <Handle type="source" position={Position.Bottom} className="port port-hidden" isConnectable={false} />
    </div>
  );
}
