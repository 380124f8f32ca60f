import type { JourneyFrame } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { type Node, type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useEditor } from '../editor-context.ts';
import { PeopleHere } from '../sharing/people-here.tsx';
import { frameKey } from '../store/drawn.ts';
import './drawing.css';
import { useWriting } from './use-writing.ts';
import './words.ts';

interface FrameNodeData extends Record<string, unknown> {
  readonly frame: JourneyFrame;
}

export type FrameNodeType = Node<FrameNodeData, 'frame'>;

/** Nothing but its head can be grasped: what lies in a frame stays as close at hand as before. */
export const frameHandle = '.frame-head';

/** The ground of a stage, under what lies in it. Its title is written where it stands. */
export const FrameNode = memo(function FrameNode({ data: { frame }, selected, dragging }: NodeProps<FrameNodeType>): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const { isWriting, begin, field, fieldProps } = useWriting<HTMLInputElement>(frameKey(frame.id));
  return (
    <section className={`canvas-frame mg-stage-${frame.stage}${selected ? ' canvas-frame-selected' : ''}`}>
      <PeopleHere node={frameKey(frame.id)} />
      <NodeResizer isVisible={selected && !dragging} minWidth={160} minHeight={96} lineClassName="reshape-line" handleClassName="reshape-handle" />
      <header className="frame-head" onDoubleClick={begin}>
        <b>{words(`stage.${frame.stage}`)}</b>
        {isWriting ? (
          <input
            ref={field}
            className="nodrag nopan"
            aria-label={words('frame.title')}
            placeholder={words('frame.title')}
            maxLength={120}
            value={frame.title}
            onChange={(event) => editor.titleFrame(frame.id, event.target.value)}
            {...fieldProps}
          />
        ) : (
          <span>{frame.title}</span>
        )}
      </header>
    </section>
  );
});
