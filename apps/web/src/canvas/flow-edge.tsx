import { type Edge, type EdgeProps, type InternalNode, type ReactFlowState, useStore } from '@xyflow/react';
import type { ReactElement, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { shallow } from 'zustand/shallow';
import { edgePlaces } from './edge-places.ts';
import './flow-edge.css';
import { isFarAt } from './use-is-far.ts';
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
  // One question for all: with 700 edges each of them is asked at every move of a card.
  const { from, to, isFar, places } = useStore(
    ({ nodeLookup, transform: [, , zoom], domNode }: ReactFlowState) => ({
      from: nodeLookup.get(source),
      to: nodeLookup.get(target),
      isFar: isFarAt(zoom),
      places: edgePlaces(domNode),
    }),
    shallow,
  );
  if (from === undefined || to === undefined || data === undefined) return null;
  const curve = edgeCurve(flowBoxOf(from), flowBoxOf(to), data.port, data.avoid);
  const emphasis = selected === true ? 'selected' : data.emphasis;
  return (
    <>
      <path className="flow-edge-reach react-flow__edge-interaction" d={curve.path} fill="none" strokeWidth={24} />
      <path className={`flow-edge flow-edge-${emphasis}`} d={curve.path} strokeWidth={data.width} fill="none" />
      {data.overlay?.(curve.path)}
      {data.label === null || isFar || places === null
        ? null
        : createPortal(
            <div className={`flow-edge-at flow-edge-at-${curve.direction}`} style={{ left: curve.label.x, top: curve.label.y }}>
              <div className={`flow-edge-label flow-edge-label-${curve.direction}`}>
                {data.opens === undefined ? (
                  data.label
                ) : (
                  <button type="button" className="nodrag nopan" aria-label={data.opens.name} onClick={data.opens.open}>
                    {data.label}
                  </button>
                )}
              </div>
            </div>,
            places.under,
          )}
      {data.middle === undefined || isFar || places === null
        ? null
        : createPortal(
            <div className="flow-edge-at flow-edge-middle nodrag nopan" style={{ left: curve.middle.x, top: curve.middle.y }}>
              {data.middle}
            </div>,
            places.over,
          )}
    </>
  );
}

export function flowBoxOf(node: InternalNode): Box {
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.measured.width ?? cardWidth, height: node.measured.height ?? 110 };
}
