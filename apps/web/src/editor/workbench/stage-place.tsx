import type { ReactElement } from 'react';
import { useWorkbenchState } from '../editor-context.ts';
import { stages } from './stages.ts';

/** The document, drawn the way that was chosen. */
export function StagePlace(): ReactElement {
  const Content = stages[useWorkbenchState((state) => state.stage)].component;
  return <Content />;
}
