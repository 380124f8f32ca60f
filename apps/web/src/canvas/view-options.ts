import type { ReactFlowProps } from '@xyflow/react';
import { fitOptions } from './canvas-tools.tsx';

/** How every canvas is looked at: how near and far, and that its keys are ours. */
export const viewOptions = {
  minZoom: 0.15,
  maxZoom: 1.75,
  fitView: true,
  fitViewOptions: fitOptions,
  panOnScroll: true,
  zoomOnDoubleClick: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  proOptions: { hideAttribution: true },
} satisfies Partial<ReactFlowProps>;

/** Of a canvas on which nothing is drawn. */
export const readingOptions = {
  nodesDraggable: false,
  nodesConnectable: false,
  edgesFocusable: false,
} satisfies Partial<ReactFlowProps>;
