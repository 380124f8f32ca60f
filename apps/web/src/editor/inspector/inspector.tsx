import { useUi } from '@magpie/ui';
import { type ReactElement, useState } from 'react';
import { ArrangeTools } from '../commands/arrange-tools.tsx';
import '../commands/commands.css';
import { EdgeInspector } from '../drawing/edge-inspector.tsx';
import { FrameInspector, NoteInspector } from '../drawing/drawing-inspector.tsx';
import { useEditorState, useWorkbenchState } from '../editor-context.ts';
import { SoftLock } from '../sharing/soft-lock.tsx';
import { selectedKeys } from '../store/drawn.ts';
import type { Selection } from '../store/editor-state.ts';
import { nodeById } from '../store/graph-reading.ts';
import './inspector.css';
import { JourneyInspector } from './journey-inspector.tsx';
import { NodeInspector } from './node-inspector.tsx';

/** What is selected, in full: one step; or, with nothing selected, the journey itself. */
export function Inspector(): ReactElement {
  const { words } = useUi();
  const selection = useRestingSelection();
  const document = useEditorState((state) => state.document);
  const note = document.notes.find(({ id }) => id === selection.notes[0]);
  const frame = document.frames.find(({ id }) => id === selection.frames[0]);
  const count = selectedKeys(selection).length;
  if (count > 1)
    return (
      <div className="inspector-note">
        <h2>{words('inspector.many', { count })}</h2>
        <p className="mg-soft">{words('inspector.many.text')}</p>
        <ArrangeTools />
      </div>
    );
  if (note !== undefined) return <NoteInspector note={note} />;
  if (frame !== undefined) return <FrameInspector frame={frame} />;
  const edge = document.edges.find(({ id }) => id === selection.edge);
  if (edge !== undefined) return <EdgeInspector key={edge.id} edge={edge} />;
  const node = nodeById(document, selection.nodes[0] ?? '');
  return node === null ? (
    <JourneyInspector />
  ) : (
    <SoftLock key={node.id} node={node.id}>
      <NodeInspector node={node} />
    </SoftLock>
  );
}

/** What is selected; as long as something is in the hand, what was selected before: a form that opens would hold the hand up. */
function useRestingSelection(): Selection {
  const selection = useEditorState((state) => state.selection);
  const isHeld = useWorkbenchState((state) => state.isHeld);
  const [shown, setShown] = useState(selection);
  if (!isHeld && shown !== selection) setShown(selection);
  return isHeld ? shown : selection;
}
