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
  // Asked for at every frame of a drag: each step's box is worked out once.
  const steps = nodes.map((node) => ({ stage: node.stage, box: boxOf(node) }));
  const isClear = (stage: Stage, box: Box): boolean => !steps.some((other) => other.stage !== stage && overlap(box, other.box));
  const bounds = stages.flatMap((stage) => {
    const box = around(steps.filter((step) => step.stage === stage).map((step) => step.box));
    return box === null ? [] : [{ stage, box }];
  });
  const clear = bounds.filter(({ stage, box }) => isClear(stage, box));
  // Columns side by side read as one calendar of stages when they share top and bottom.
  const columns = clear.every(({ box }, index) =>
    clear.every((other, at) => at === index || box.x + box.width <= other.box.x || other.box.x + other.box.width <= box.x),
  );
  if (!columns || clear.length < bounds.length) return clear;
  const top = Math.min(...clear.map(({ box }) => box.y));
  const bottom = Math.max(...clear.map(({ box }) => box.y + box.height));
  return clear.map(({ stage, box }) => ({ stage, box: { ...box, y: top, height: bottom - top } })).filter(({ stage, box }) => isClear(stage, box));
}

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left - margin, y: top - head, width: right - left + 2 * margin, height: bottom - top + head + margin };
}

function overlap(left: Box, right: Box): boolean {
  return left.x < right.x + right.width && right.x < left.x + left.width && left.y < right.y + right.height && right.y < left.y + left.height;
}
