import { type ReactElement, Suspense } from 'react';
import { useWorkbenchState } from '../editor-context.ts';
import { dialogs } from './dialogs.ts';

/** The dialog that was asked for, over everything else. */
export function DialogPlace(): ReactElement | null {
  const name = useWorkbenchState((state) => state.dialog);
  if (name === null) return null;
  const Content = dialogs[name];
  return (
    <Suspense fallback={null}>
      <Content />
    </Suspense>
  );
}
