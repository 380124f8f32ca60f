import type { JourneyNode } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { StepCard } from '../../canvas/step-card.tsx';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { kindOf, portsOf } from '../store/graph-reading.ts';
import { InsertButton } from './insert-button.tsx';
import { portWords } from '../../canvas/port-words.ts';

export interface StepNodeData extends Record<string, unknown> {
  readonly node: JourneyNode;
  /** The port that a dragged kind would be dropped on. */
  readonly dropPort: string | null;
}

export type StepNodeType = Node<StepNodeData, 'step'>;

/** A step on the editor's canvas: card, handles, and "+" behind each port that leads nowhere. */
export const StepNode = memo(function StepNode({ data: { node, dropPort }, selected }: NodeProps<StepNodeType>): ReactElement {
  const { words } = useUi();
  const { reach } = useEditorScope();
  const problems = useEditorState((state) => state.problems);
  const edges = useEditorState((state) => state.document.edges);
  const ports = portsOf(node, edges);
  const own = problems.filter((problem) => problem.node === node.id);
  const numbers = reach?.nodes[node.id];
  return (
    <>
      {kindOf(node)?.role === 'entry' ? null : <Handle type="target" position={Position.Top} className="port port-in" />}
      <StepCard node={node} selected={selected} problems={own} {...(numbers === undefined ? {} : { reach: numbers })} />
      {ports.map((port, index) => {
        const wired = edges.some(({ from, port: name }) => from === node.id && name === port);
        const left = `${((index + 1) / (ports.length + 1)) * 100}%`;
        return (
          <div key={port}>
            <Handle type="source" id={port} position={Position.Bottom} className="port port-out" style={{ left }} title={words('port.drag', { port: portWords(node, port, words) })} />
            {wired ? null : (
              <div className={`open-port${dropPort === port ? ' open-port-target' : ''}`} style={{ left }}>
                <i />
                <InsertButton place={{ type: 'port', node: node.id, port }} label={words('port.add', { port: portWords(node, port, words), name: node.name })} />
                {ports.length > 1 ? <span>{portWords(node, port, words)}</span> : null}
              </div>
            )}
          </div>
        );
      })}
    </>
  );
});
