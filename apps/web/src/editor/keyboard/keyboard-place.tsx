import { lazy, type ReactElement, Suspense } from 'react';
import { useEditorState, useWorkbenchState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';

const CanvasVoice = lazy(async () => ({ default: (await import('./canvas-voice.tsx')).CanvasVoice }));
const ConnectPicker = lazy(async () => ({ default: (await import('./connect-picker.tsx')).ConnectPicker }));

/**
 * For those who have no mouse or no sight of the canvas: what is said of it, which comes as soon as the canvas stands; and the picker, while an edge
 * is being drawn by keyboard. Should the step be taken away meanwhile, the picker goes too.
 */
export function KeyboardPlace(): ReactElement {
  const from = useWorkbenchState(({ connecting }) => connecting);
  const node = useEditorState(({ document }) => nodeById(document, from?.node ?? ''));
  return (
    <>
      <Suspense fallback={null}>
        <CanvasVoice />
      </Suspense>
      {node === null ? null : (
        <Suspense fallback={null}>
          <ConnectPicker key={`${node.id} ${from?.port ?? ''}`} node={node} port={from?.port ?? null} />
        </Suspense>
      )}
    </>
  );
}
