import { useUi } from '@magpie/ui';
import { Background, BackgroundVariant, Panel, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { lazy, memo, type ReactElement, Suspense, useRef } from 'react';
import '../../canvas/canvas.css';
import { CanvasMap } from '../../canvas/canvas-map.tsx';
import { viewOptions } from '../../canvas/view-options.ts';
import { CanvasTools } from '../../canvas/canvas-tools.tsx';
import { FlowEdge } from '../../canvas/flow-edge.tsx';
import { MovingLayer } from '../../canvas/moving-layer.tsx';
import { StageLanes } from '../../canvas/stage-lanes.tsx';
import { CommentPins } from '../comments/comment-pins.tsx';
import { FrameNode } from '../drawing/frame-node.tsx';
import { NoteNode } from '../drawing/note-node.tsx';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import { FindMarksPlace, FindPlace } from '../find/find-place.tsx';
import { KeyboardPlace } from '../keyboard/keyboard-place.tsx';
import { useCanvasMenu } from './use-canvas-menu.tsx';
import { CanvasEmpty } from './canvas-empty.tsx';
import { LazyEdgeGrips } from './lazy-edge-grips.tsx';
import { InsertPicker } from './insert-picker.tsx';
import { SnapGuides } from './snap-guides.tsx';
import { StepNode } from './step-node.tsx';
import { TidyButton } from './tidy-button.tsx';
import { useCanvasEdges } from './use-canvas-edges.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCanvasNodes } from './use-canvas-nodes.ts';
import { useKindDrop } from './use-kind-drop.ts';
import { useSpokenNames } from './use-spoken-names.ts';
import { useWiring } from './use-wiring.ts';

const DrawTools = lazy(async () => ({ default: (await import('../drawing/draw-tools.tsx')).DrawTools }));

const nodeTypes = { step: StepNode, note: NoteNode, frame: FrameNode };
const edgeTypes = { flow: memo(FlowEdge) };
const multiSelectionKeys = ['Meta', 'Control', 'Shift'];

/** A journey up to this size stands in the page as a whole, for reading aloud and finding; of a larger one, what lies in the window. */
const mostDrawnWhole = 80;

/** The journey as it is drawn: everything on it can be moved, wired and taken away. */
export function EditorCanvas(): ReactElement {
  const { words, dark } = useUi();
  const { dragged: dragging, pointer, mayDraw, reachStale } = useEditorScope();
  const place = useRef<HTMLDivElement>(null);
  const steps = useEditorState((state) => state.document.nodes);
  const frames = useEditorState((state) => state.document.frames);
  const isWhole = useWorkbenchState((state) => state.drawn === 'whole');
  const { connecting, wiring } = useWiring();
  const drop = useKindDrop(dragging);
  const spoken = useSpokenNames();
  const { nodes, onNodesChange, onNodeDragStop, snapLines, boxOf, restingBoxOf } = useCanvasNodes(drop.target, spoken);
  const edges = useCanvasEdges({ target: drop.target, restingBoxOf, spoken });
  const onKeyDown = useCanvasKeys({ place, boxOf });
  const classes = `canvas${connecting ? ' canvas-connecting' : ''}${dragging === null ? '' : ' canvas-dropping'}${mayDraw ? '' : ' canvas-reading'}`;
  const { onContextMenu, menu } = useCanvasMenu();
  return (
    <>
      {/* The canvas is one tab stop; its keys are listed in the shortcut list. */}
      <div
        ref={place}
        className={classes}
        data-stale={reachStale}
        role="application"
        aria-label={words('canvas.label')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onPointerMove={({ clientX, clientY }) => pointer.move({ x: clientX, y: clientY })}
        onPointerLeave={() => pointer.move(null)}
        onDragEnter={drop.onDragOver}
        onDragOver={drop.onDragOver}
        onDragLeave={drop.onDragLeave}
        onDrop={drop.onDrop}
      >
        <ReactFlow
          {...viewOptions}
          aria-label={words('canvas.drawing')}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          colorMode={dark ? 'dark' : 'light'}
          onNodesChange={onNodesChange}
          onNodeDragStop={onNodeDragStop}
          onSelectionDragStop={onNodeDragStop}
          {...wiring}
          connectionRadius={40}
          nodeDragThreshold={3}
          onlyRenderVisibleElements={nodes.length > mostDrawnWhole && !isWhole}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={multiSelectionKeys}
          elevateNodesOnSelect={false}
          panOnDrag
          nodesDraggable={mayDraw}
          nodesConnectable={mayDraw}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
          <StageLanes nodes={steps} framed={frames} boxOf={boxOf} />
          <CommentPins />
          <FindMarksPlace />
          {mayDraw ? <LazyEdgeGrips /> : null}
          <MovingLayer />
          <SnapGuides lines={snapLines} />
          <Panel position="bottom-left">
            <CanvasTools>
              <Suspense fallback={null}>
                <DrawTools />
              </Suspense>
              {mayDraw ? <TidyButton /> : null}
            </CanvasTools>
          </Panel>
          <CanvasMap width={168} height={104} />
        </ReactFlow>
        {steps.length === 0 ? <CanvasEmpty /> : null}
      </div>
      {menu}
      <InsertPicker />
      <FindPlace />
      <KeyboardPlace />
    </>
  );
}
