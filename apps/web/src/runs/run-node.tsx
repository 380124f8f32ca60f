import type { JourneyNode } from '@magpie/journey';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import type { NodeNumbers } from '../api/contract.ts';
import { StepCard } from '../canvas/step-card.tsx';
import { RunFoot } from './run-foot.tsx';

interface RunNodeData extends Record<string, unknown> {
  readonly node: JourneyNode;
  readonly numbers: NodeNumbers | null;
}

export type RunNodeType = Node<RunNodeData, 'run'>;

/** A step of a run, with the numbers that are asked for. */
export const RunNode = memo(function RunNode({ data: { node, numbers }, selected }: NodeProps<RunNodeType>): ReactElement {
  return (
    <>
      <Handle type="target" position={Position.Top} className="port port-hidden" isConnectable={false} />
      <StepCard node={node} selected={selected} foot={<RunFoot node={node} numbers={numbers} />} />
      <Handle type="source" position={Position.Bottom} className="port port-hidden" isConnectable={false} />
    </>
  );
});
