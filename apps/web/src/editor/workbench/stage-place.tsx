import { SkeletonCanvas, useUi } from '@magpie/ui';
import { lazy, type ReactElement, Suspense, useEffect, useRef } from 'react';
import { focusStage } from '../canvas/focus-stage.ts';
import { useWorkbenchState } from '../editor-context.ts';
import { SimulationRibbon } from './simulation-ribbon.tsx';
import { stages } from './stages.ts';

const CompareStage = lazy(async () => ({ default: (await import('../history/compare-stage.tsx')).CompareStage }));

/** The document, drawn the way that was chosen; while two states are compared, what differs between them. */
export function StagePlace(): ReactElement {
  const { words } = useUi();
  const Drawn = stages[useWorkbenchState((state) => state.stage)].component;
  const switches = useWorkbenchState((state) => state.switches);
  const isComparing = useWorkbenchState((state) => state.compared !== null);
  const Content = isComparing ? CompareStage : Drawn;
  return (
    <Suspense fallback={<SkeletonCanvas label={words('app.loading')} />}>
      <Content />
      <SimulationRibbon />
      <KeyboardKeeper drawn={`${switches} ${isComparing}`} />
    </Suspense>
  );
}

/** Whoever had the keyboard in what was drawn before has it in what is drawn now: it went with it, and is nowhere. */
function KeyboardKeeper({ drawn }: { readonly drawn: string }): null {
  const before = useRef(drawn);
  useEffect(() => {
    if (before.current !== drawn && window.document.activeElement === window.document.body) focusStage();
    before.current = drawn;
  }, [drawn]);
  return null;
}
