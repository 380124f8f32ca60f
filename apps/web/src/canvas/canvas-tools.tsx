import { useUi } from '@magpie/ui';
import { useReactFlow, useStore as useFlowStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

/** Zoom, fit, and what the screen adds. */
export function CanvasTools({ children }: { readonly children?: ReactNode }): ReactElement {
  const { words } = useUi();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const zoom = useFlowStore(({ transform }) => transform[2]);
  return (
    <div className="canvas-tools" role="toolbar" aria-label={words('canvas.tools')}>
      <button type="button" onClick={() => void zoomOut({ duration: 160 })} aria-label={words('canvas.zoom-out')}>
        <Minus size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="mg-figure"
        onClick={() => void fitView({ duration: 200, ...fitOptions })}
        aria-label={words('canvas.zoom', { percent: Math.round(zoom * 100) })}
      >
        {Math.round(zoom * 100)}%
      </button>
      <button type="button" onClick={() => void zoomIn({ duration: 160 })} aria-label={words('canvas.zoom-in')}>
        <Plus size={14} aria-hidden />
      </button>
      <button type="button" onClick={() => void fitView({ duration: 200, ...fitOptions })} aria-label={words('canvas.fit')}>
        <Maximize size={14} aria-hidden />
      </button>
      {children}
    </div>
  );
}

/** Never larger than life, and clear of tools and minimap. */
export const fitOptions = { padding: { top: '28px', left: '28px', right: '28px', bottom: '64px' }, maxZoom: 1, minZoom: 0.2 } as const;
