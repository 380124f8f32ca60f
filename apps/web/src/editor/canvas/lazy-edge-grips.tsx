import { lazy, type ReactElement, Suspense } from 'react';
import { useEditorState } from '../editor-context.ts';

const EdgeGrips = lazy(async () => ({ default: (await import('./edge-grips.tsx')).EdgeGrips }));

/** The grips of edges come when an edge is first selected. */
export function LazyEdgeGrips(): ReactElement | null {
  const isSelected = useEditorState(({ selection }) => selection.edge !== null);
  return isSelected ? (
    <Suspense fallback={null}>
      <EdgeGrips />
    </Suspense>
  ) : null;
}
