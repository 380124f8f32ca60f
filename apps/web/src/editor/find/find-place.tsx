import { lazy, type ReactElement, Suspense } from 'react';
import { useWorkbenchState } from '../editor-context.ts';

const FindBar = lazy(async () => ({ default: (await import('./find-bar.tsx')).FindBar }));
const FindMarks = lazy(async () => ({ default: (await import('./find-marks.tsx')).FindMarks }));

/** The search comes when it is first asked for. */
export function FindPlace(): ReactElement | null {
  return useWorkbenchState(({ finding }) => finding !== null) ? (
    <Suspense fallback={null}>
      <FindBar />
    </Suspense>
  ) : null;
}

/** And its marks, which stand among what is drawn. */
export function FindMarksPlace(): ReactElement | null {
  return useWorkbenchState(({ finding }) => finding !== null) ? (
    <Suspense fallback={null}>
      <FindMarks />
    </Suspense>
  ) : null;
}
