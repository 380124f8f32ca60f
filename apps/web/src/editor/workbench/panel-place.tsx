import './side-panel.css';
import './words.ts';
import { Skeleton } from 'antd';
import { lazy, type ReactElement, Suspense } from 'react';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import { panels } from './panels.ts';

const Inspector = lazy(async () => ({ default: (await import('../inspector/inspector.tsx')).Inspector }));

/** Where panels stand. At the side the inspector stands while no panel does. */
export function PanelPlace({ place }: { readonly place: 'below' | 'side' }): ReactElement | null {
  const { mayDraw } = useEditorScope();
  const name = useWorkbenchState((state) => state.panel);
  const panel = name === null ? null : panels[name];
  const isHere = panel?.place === place;
  if (!isHere && place === 'below') return null;
  const Content = isHere ? panel.component : Inspector;
  const content = (
    <Suspense fallback={<Skeleton active style={{ padding: 16 }} />}>
      {isHere || mayDraw ? (
        <Content />
      ) : (
        <div className="inspector-reading" inert>
          <Content />
        </div>
      )}
    </Suspense>
  );
  return place === 'below' ? (
    <div className="panel-below" data-region="below">
      {content}
    </div>
  ) : (
    content
  );
}
