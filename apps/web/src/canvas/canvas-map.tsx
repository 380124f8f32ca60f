import { useUi } from '@magpie/ui';
import { MiniMap, type MiniMapProps, useReactFlow } from '@xyflow/react';
import { memo, type ReactElement, useCallback, useMemo } from 'react';
import { miniColour } from './mini-colour.ts';

export interface CanvasMapProps {
  readonly width: number;
  readonly height: number;
}

/** The whole canvas in its corner, and what is seen of it: dragged or clicked, the view goes there. CSS pixels. */
export const CanvasMap = memo(function CanvasMap({ width, height }: CanvasMapProps): ReactElement {
  const { words } = useUi();
  const { setCenter, getZoom } = useReactFlow();
  // The very same ones each time: for another function the map draws all of its places anew.
  const style = useMemo(() => ({ width, height }), [width, height]);
  const onClick = useCallback<NonNullable<MiniMapProps['onClick']>>(
    (_event, { x, y }) => void setCenter(x, y, { zoom: getZoom(), duration: 160 }),
    [setCenter, getZoom],
  );
  return (
    <MiniMap
      pannable
      onClick={onClick}
      zoomable
      ariaLabel={words('canvas.minimap')}
      nodeColor={colourOf}
      style={style}
      bgColor="var(--panel)"
      maskColor="color-mix(in srgb, var(--stage) 70%, transparent)"
      nodeBorderRadius={12}
    />
  );
});

const colourOf = ({ data }: { readonly data: Readonly<Record<string, unknown>> }): string => miniColour(data);
