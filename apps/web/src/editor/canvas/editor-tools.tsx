import { lazy, type ReactElement, Suspense } from 'react';
import { useEditorScope } from '../editor-context.ts';
import { TidyButton } from './tidy-button.tsx';

const DrawTools = lazy(async () => ({ default: (await import('../drawing/draw-tools.tsx')).DrawTools }));

/** What the editor has beside zoom and fit. */
export function EditorTools(): ReactElement {
  const { mayDraw } = useEditorScope();
  return (
    <>
      <Suspense fallback={null}>
        <DrawTools />
      </Suspense>
      {mayDraw ? <TidyButton /> : null}
    </>
  );
}
