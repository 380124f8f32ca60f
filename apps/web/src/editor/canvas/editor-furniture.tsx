import { memo, type ReactElement } from 'react';
import { MovingLayer } from '../../canvas/moving-layer.tsx';
import { CommentPins } from '../comments/comment-pins.tsx';
import { useEditorScope } from '../editor-context.ts';
import { FindMarksPlace } from '../find/find-place.tsx';
import { LazyEdgeGrips } from './lazy-edge-grips.tsx';

/** What stands on the canvas whatever is drawn on it. Each part hears of what concerns it by itself: a key or a card in the hand draws none of it anew. */
export const EditorFurniture = memo(function EditorFurniture(): ReactElement {
  const { mayDraw } = useEditorScope();
  return (
    <>
      <CommentPins />
      <FindMarksPlace />
      {mayDraw ? <LazyEdgeGrips /> : null}
      <MovingLayer />
    </>
  );
});
