import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import type { SnapLine } from './snap-lines.ts';

/** Lines along which what is being dragged stands in line with others. */
export function SnapGuides({ lines }: { readonly lines: readonly SnapLine[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <ViewportPortal>
      {lines.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className="snap-line"
          style={axis === 'x' ? { left: at, top: from, width: 1, height: to - from } : { left: from, top: at, width: to - from, height: 1 }}
        />
      ))}
    </ViewportPortal>
  );
}
