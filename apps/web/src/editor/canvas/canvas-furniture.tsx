import { Background, BackgroundVariant, Panel } from '@xyflow/react';
import { lazy, memo, type ReactElement, Suspense } from 'react';
import { CanvasMap } from '../../canvas/canvas-map.tsx';
import { CanvasTools } from '../../canvas/canvas-tools.tsx';
import { MovingLayer } from '../../canvas/moving-layer.tsx';
import { CommentPins } from '../comments/comment-pins.tsx';
import { FindMarksPlace } from '../find/find-place.tsx';
import { LazyEdgeGrips } from './lazy-edge-grips.tsx';
import { TidyButton } from './tidy-button.tsx';

const DrawTools = lazy(async () => ({ default: (await import('../drawing/draw-tools.tsx')).DrawTools }));

/** What stands on the canvas whatever is drawn on it. Each part hears of what concerns it by itself: a key or a card in the hand draws none of it anew. */
export const CanvasFurniture = memo(function CanvasFurniture({ mayDraw }: { readonly mayDraw: boolean }): ReactElement {
  return (
    <>
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
      <CommentPins />
      <FindMarksPlace />
      {mayDraw ? <LazyEdgeGrips /> : null}
      <MovingLayer />
      <Panel position="bottom-left">
        <CanvasTools>
          <Suspense fallback={null}>
            <DrawTools />
          </Suspense>
          {mayDraw ? <TidyButton /> : null}
        </CanvasTools>
      </Panel>
      <CanvasMap width={168} height={104} />
    </>
  );
});
