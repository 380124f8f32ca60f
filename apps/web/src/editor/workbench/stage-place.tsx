import { SkeletonCanvas, useUi } from '@magpie/ui';
import { lazy, type ReactElement, Suspense } from 'react';
import { useWorkbenchState } from '../editor-context.ts';
import { SimulationRibbon } from './simulation-ribbon.tsx';
import { stages } from './stages.ts';

const CompareStage = lazy(async () => ({ default: (await import('../history/compare-stage.tsx')).CompareStage }));

/** The document, drawn the way that was chosen; while two states are compared, what differs between them. */
export function StagePlace(): ReactElement {
  const { words } = useUi();
  const Drawn = stages[useWorkbenchState((state) => state.stage)].component;
  const isComparing = useWorkbenchState((state) => state.compared !== null);
  const Content = isComparing ? CompareStage : Drawn;
  return (
    <Suspense fallback={<SkeletonCanvas label={words('app.loading')} />}>
      <Content />
      <SimulationRibbon />
    </Suspense>
  );
}
