import type { JourneyNode, Stage } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { StepCard } from '../../canvas/step-card.tsx';
import { CommentBubble } from '../comments/comment-bubble.tsx';
import { useEditorState } from '../editor-context.ts';
import { useReachNumbers } from '../reach-context.ts';
import { PeopleHere } from '../sharing/people-here.tsx';
import type { EditorState } from '../store/editor-state.ts';
import { kindOf, nodeById, wiredPorts } from '../store/graph-reading.ts';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';
import { FarCard } from './far-card.tsx';
import { InsertButton } from './insert-button.tsx';
import { useIsFar } from '../../canvas/use-is-far.ts';
import { TrailMark } from './trail-mark.tsx';
import { portWords } from '../../canvas/port-words.ts';

const unknownReach = { reach: null } as const;

interface StepNodeData extends Record<string, unknown> {
  /** For the map of the whole. What else there is to a step its card reads itself: typing hands React Flow no other steps. */
  readonly stage: Stage | null;
  /** The port that a dragged kind would be dropped on. */
  readonly dropPort: string | null;
  /** Nobody knows yet how large its card is: it is drawn in full, however far away. */
  readonly isNew: boolean;
}

export type StepNodeType = Node<StepNodeData, 'step'>;

export const StepNode = memo(function StepNode({ id, data, selected, height }: NodeProps<StepNodeType>): ReactElement | null {
  const node = useEditorState(({ document }) => nodeById(document, id));
  return node === null ? null : <Step node={node} data={data} selected={selected} height={height} />;
});

interface StepProps {
  readonly node: JourneyNode;
  readonly data: StepNodeData;
  readonly selected: boolean;
  readonly height: number | undefined;
}

/** A step on the editor's canvas: card, handles, and "+" behind each port that leads nowhere. */
function Step({ node, data: { dropPort, isNew }, selected, height }: StepProps): ReactElement {
  const { words } = useUi();
  const reach = useReachNumbers();
  const own = useEditorState(useShallow((state: EditorState) => state.problems.filter((problem) => problem.node === node.id)));
  const edges = useEditorState((state) => state.document.edges);
  const ports = shownPorts(node, edges);
  const numbers = reach?.nodes[node.id];
  const isFar = useIsFar() && !isNew;
  const wired = wiredPorts(edges, node.id);
  const place = (port: string, index: number): string =>
    ports.row.includes(port) ? `${portPlace(ports, port) * 100}%` : `calc(100% - ${18 + index * 26}px)`;
  return (
    <>
      {kindOf(node)?.role === 'entry' ? null : <Handle type="target" position={Position.Top} className="port port-in" />}
      <PeopleHere node={node.id} />
      <CommentBubble node={node.id} name={node.name} />
      <TrailMark node={node.id} />
      {isFar ? (
        <FarCard node={node} selected={selected} problems={own} height={height} />
      ) : (
        <StepCard node={node} selected={selected} problems={own} reach={numbers ?? unknownReach} />
      )}
      {[...ports.row, ...ports.corner].map((port) => {
        const isCorner = ports.corner.includes(port);
        const left = place(port, ports.corner.indexOf(port));
        return (
          <div key={port} className={isCorner ? 'port-corner' : ''}>
            <Handle
              type="source"
              id={port}
              position={Position.Bottom}
              className="port port-out"
              style={{ left }}
              title={words('port.drag', { port: portWords(node, port, words) })}
            />
            {!wired.has(port) && !isFar ? (
              <div className={`open-port${dropPort === port ? ' open-port-target' : ''}`} style={{ left }}>
                <i />
                <InsertButton
                  place={{ type: 'port', node: node.id, port }}
                  label={words('port.add', { port: portWords(node, port, words), name: node.name })}
                />
                {isCorner || ports.row.length > 1 ? <span>{portWords(node, port, words)}</span> : null}
              </div>
            ) : null}
          </div>
        );
      })}
    </>
  );
}
