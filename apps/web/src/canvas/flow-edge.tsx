import { EdgeLabelRenderer, type Edge, type EdgeProps, useInternalNode } from '@xyflow/react';
import type { ReactElement, ReactNode } from 'react';
import './flow-edge.css';
import { useIsFar } from './use-is-far.ts';
import { type Box, cardWidth, edgeCurve } from './geometry.ts';

interface FlowEdgeData extends Record<string, unknown> {
  /** Place of the port among the source's ports, 0 to 1. */
  readonly port: number;
  /** Stroke width in canvas pixels. */
  readonly width: number;
  readonly label: string | null;
  /** Where the label leads to, and what that is called; without it the label is text. */
  readonly opens?: { readonly name: string; readonly open: () => void };
  /** Cards that the edge should not run under. */
  readonly avoid: readonly Box[];
  readonly emphasis: 'none' | 'target' | 'selected' | 'walked' | 'aside';
  /** Drawn at the middle of the edge: the insert button of the editor. */
  readonly middle?: ReactNode;
  /** Drawn along the path: the moving people of a run. */
  readonly overlay?: (path: string) => ReactNode;
}

export type FlowEdgeType = Edge<FlowEdgeData, 'flow'>;

/** An edge as wide as the people on it, with the words of its branch. It leaves and enters cards where that reads best, not where a handle is. */
export function FlowEdge({ source, target, data, selected }: EdgeProps<FlowEdgeType>): ReactElement | null {
  const from = useInternalNode(source);
  const to = useInternalNode(target);
  const isFar = useIsFar();
  if (from === undefined || to === undefined || data === undefined) return null;
  const curve = edgeCurve(flowBoxOf(from), flowBoxOf(to), data.port, data.avoid);
  const emphasis = selected === true ? 'selected' : data.emphasis;
  return (
    <>
      <path className="flow-edge-reach react-flow__edge-interaction" d={curve.path} fill="none" strokeWidth={24} />
      <path className={`flow-edge flow-edge-${emphasis}`} d={curve.path} strokeWidth={data.width} fill="none" />
      {data.overlay?.(curve.path)}
      <EdgeLabelRenderer>
        {data.label === null || isFar ? null : (
          <div
            className={`flow-edge-label flow-edge-label-${curve.direction}`}
            style={{ transform: `translate(${curve.direction === 'down' ? '0' : '-50%'}, -50%) translate(${curve.label.x}px, ${curve.label.y}px)` }}
          >
            {data.opens === undefined ? (
              data.label
            ) : (
              <button type="button" className="nodrag nopan" aria-label={data.opens.name} onClick={data.opens.open}>
                {data.label}
              </button>
            )}
          </div>
        )}
        {data.middle === undefined || isFar ? null : (
          <div
            className="flow-edge-middle nodrag nopan"
            style={{ transform: `translate(-50%, -50%) translate(${curve.middle.x}px, ${curve.middle.y}px)` }}
          >
            {data.middle}
          </div>
        )}
      </EdgeLabelRenderer>
    </>
  );
}

export function flowBoxOf(node: NonNullable<ReturnType<typeof useInternalNode>>): Box {
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.measured.width ?? cardWidth, height: node.measured.height ?? 110 };
}
