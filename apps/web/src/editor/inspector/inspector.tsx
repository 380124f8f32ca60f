import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { ArrangeTools } from '../commands/arrange-tools.tsx';
import '../commands/commands.css';
import { useEditorState } from '../editor-context.ts';
import { SoftLock } from '../sharing/soft-lock.tsx';
import { nodeById } from '../store/graph-reading.ts';
import './inspector.css';
import { JourneyInspector } from './journey-inspector.tsx';
import { NodeInspector } from './node-inspector.tsx';

/** What is selected, in full: one step; or, with nothing selected, the journey itself. */
export function Inspector(): ReactElement {
  const { words } = useUi();
  const selection = useEditorState((state) => state.selection);
  const document = useEditorState((state) => state.document);
  if (selection.nodes.length > 1)
    return (
      <div className="inspector-note">
        <h2>{words('inspector.many', { count: selection.nodes.length })}</h2>
        <p className="mg-soft">{words('inspector.many.text')}</p>
        <ArrangeTools />
      </div>
    );
  const node = nodeById(document, selection.nodes[0] ?? '');
  return node === null ? (
    <JourneyInspector />
  ) : (
    <SoftLock key={node.id} node={node.id}>
      <NodeInspector node={node} />
    </SoftLock>
  );
}
