import '../canvas/edge-grips.css';
import { useInternalNode, ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import { flowBoxOf } from '../../canvas/flow-edge.tsx';

/** The edge as it would be, and the step it would lead to. */
export function ConnectPreview({ from, to }: { readonly from: string; readonly to: string }): ReactElement | null {
  const [source, target] = [useInternalNode(from), useInternalNode(to)];
  if (source === undefined || target === undefined) return null;
  const [start, end] = [flowBoxOf(source), flowBoxOf(target)];
  return (
    <ViewportPortal>
      <svg className="grip-line" aria-hidden>
        <line x1={start.x + start.width / 2} y1={start.y + start.height} x2={end.x + end.width / 2} y2={end.y} />
      </svg>
      <div className="grip-target" style={{ left: end.x - 5, top: end.y - 5, width: end.width + 10, height: end.height + 10 }} />
    </ViewportPortal>
  );
}
