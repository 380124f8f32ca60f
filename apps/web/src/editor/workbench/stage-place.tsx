import { SkeletonCanvas, useUi } from '@magpie/ui';
import { type ReactElement, Suspense } from 'react';
import { useWorkbenchState } from '../editor-context.ts';
import { stages } from './stages.ts';

/** The document, drawn the way that was chosen. */
export function StagePlace(): ReactElement {
  const { words } = useUi();
  const Content = stages[useWorkbenchState((state) => state.stage)].component;
  return (
    <Suspense fallback={<SkeletonCanvas label={words('app.loading')} />}>
      <Content />
    </Suspense>
  );
}
