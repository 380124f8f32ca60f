import { useUi } from '@magpie/ui';
import { MiniMap, useReactFlow } from '@xyflow/react';
import type { ReactElement } from 'react';
import { miniColour } from './mini-colour.ts';

/** The whole canvas in its corner, and what is seen of it: dragged or clicked, the view goes there. CSS pixels. */
export function CanvasMap({ width, height }: { readonly width: number; readonly height: number }): ReactElement {
  const { words } = useUi();
  const { setCenter, getZoom } = useReactFlow();
  return (
    <MiniMap
      pannable
      onClick={(_event, { x, y }) => void setCenter(x, y, { zoom: getZoom(), duration: 160 })}
      zoomable
      ariaLabel={words('canvas.minimap')}
      nodeColor={({ data }) => miniColour(data)}
      style={{ width, height }}
      bgColor="var(--panel)"
      maskColor="color-mix(in srgb, var(--stage) 70%, transparent)"
      nodeBorderRadius={12}
    />
  );
}
