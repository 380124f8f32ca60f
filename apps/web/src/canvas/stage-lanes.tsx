import type { JourneyNode, Stage } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import type { Box } from './geometry.ts';

export const stages: readonly Stage[] = ['plan', 'seed', 'convert', 'repurchase', 'retain'];

interface StageLanesProps {
  readonly nodes: readonly JourneyNode[];
  /** Stages that somebody has drawn a frame for have their ground already. */
  readonly framed?: readonly { readonly stage: Stage }[];
  readonly boxOf: (node: JourneyNode) => Box;
}

/** Quiet ground under the steps of each stage; left out where it would lie under steps of another stage. */
export function StageLanes({ nodes, framed = [], boxOf }: StageLanesProps): ReactElement {
  const { words } = useUi();
  const lanes = stageLanes(nodes, boxOf).filter(({ stage }) => !framed.some((frame) => frame.stage === stage));
  return (
    <ViewportPortal>
      <div className="stage-lanes">
        {lanes.map(({ stage, box }) => (
          <div key={stage} className={`stage-lane mg-stage-${stage}`} style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
            <b>{words(`stage.${stage}`)}</b>
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}

const margin = 18;
const head = 38;

export function stageLanes(
  nodes: readonly JourneyNode[],
  boxOf: (node: JourneyNode) => Box,
): readonly { readonly stage: Stage; readonly box: Box }[] {
  const bounds = stages.flatMap((stage) => {
    const boxes = nodes.filter((node) => node.stage === stage).map(boxOf);
    if (boxes.length === 0) return [];
    const left = Math.min(...boxes.map(({ x }) => x)) - margin;
    const top = Math.min(...boxes.map(({ y }) => y)) - head;
    const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
    return [{ stage, box: { x: left, y: top, width: right - left, height: bottom - top } }];
  });
  const clear = bounds.filter(({ stage, box }) => !nodes.some((node) => node.stage !== stage && overlap(box, boxOf(node))));
  // Columns side by side read as one calendar of stages when they share top and bottom.
  const columns = clear.every(({ box }, index) =>
    clear.every((other, at) => at === index || box.x + box.width <= other.box.x || other.box.x + other.box.width <= box.x),
  );
  if (!columns || clear.length < bounds.length) return clear;
  const top = Math.min(...clear.map(({ box }) => box.y));
  const bottom = Math.max(...clear.map(({ box }) => box.y + box.height));
  return clear
    .map(({ stage, box }) => ({ stage, box: { ...box, y: top, height: bottom - top } }))
    .filter(({ stage, box }) => !nodes.some((node) => node.stage !== stage && overlap(box, boxOf(node))));
}

function overlap(left: Box, right: Box): boolean {
  return left.x < right.x + right.width && right.x < left.x + left.width && left.y < right.y + right.height && right.y < left.y + left.height;
}
