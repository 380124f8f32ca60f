import './words.ts';
import { Skeleton } from 'antd';
import { type ReactElement, Suspense } from 'react';
import { useWorkbenchState } from '../editor-context.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { panels } from './panels.ts';

/** Where panels stand. At the side the inspector stands while no panel does. */
export function PanelPlace({ place }: { readonly place: 'below' | 'side' }): ReactElement | null {
  const name = useWorkbenchState((state) => state.panel);
  const panel = name === null ? null : panels[name];
  if (panel === null || panel.place !== place) return place === 'side' ? <Inspector /> : null;
  const Content = panel.component;
  return (
    <Suspense fallback={<Skeleton active style={{ padding: 16 }} />}>
      <Content />
    </Suspense>
  );
}
