import { useUi } from '@magpie/ui';
import { MiniMap } from '@xyflow/react';
import type { ReactElement } from 'react';
import { miniColour } from './mini-colour.ts';

/** The whole canvas in its corner; CSS pixels. */
export function CanvasMap({ width, height }: { readonly width: number; readonly height: number }): ReactElement {
  const { words } = useUi();
  return (
    <MiniMap
      pannable
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
