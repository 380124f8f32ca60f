import { useUi } from '@magpie/ui';
import { type ReactElement, useMemo, useRef } from 'react';
import { CanvasFlow } from '../../canvas/canvas-flow.tsx';
import { StageLanes } from '../../canvas/stage-lanes.tsx';
import { FrameNode } from '../drawing/frame-node.tsx';
import { NoteNode } from '../drawing/note-node.tsx';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import { FindPlace } from '../find/find-place.tsx';
import { KeyboardPlace } from '../keyboard/keyboard-place.tsx';
import { useCanvasMenu } from './use-canvas-menu.tsx';
import { CanvasEmpty } from './canvas-empty.tsx';
import { EditorFurniture } from './editor-furniture.tsx';
import { EditorTools } from './editor-tools.tsx';
import { InsertPicker } from './insert-picker.tsx';
import { SnapGuides } from './snap-guides.tsx';
import { StaleNumbers } from './stale-numbers.tsx';
import { StepNode } from './step-node.tsx';
import { useCanvasEdges } from './use-canvas-edges.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCanvasNodes } from './use-canvas-nodes.ts';
import { useDealt } from './use-dealt.ts';
import { useKindDrop } from './use-kind-drop.ts';
import { useSpokenNames } from './use-spoken-names.ts';
import { useWiring } from './use-wiring.ts';

const nodeTypes = { step: StepNode, note: NoteNode, frame: FrameNode };
const multiSelectionKeys = ['Meta', 'Control', 'Shift'];
const mapSize = { width: 168, height: 104 };
const tools = <EditorTools />;

/** A journey up to this size stands in the page as a whole, for reading aloud and finding; of a larger one, what lies in the window. */
const mostDrawnWhole = 80;

/** The journey as it is drawn: everything on it can be moved, wired and taken away. */
export function EditorCanvas(): ReactElement {
  const { words } = useUi();
  const { dragged: dragging, pointer, mayDraw } = useEditorScope();
  const place = useRef<HTMLDivElement>(null);
  const isEmpty = useEditorState((state) => state.document.nodes.length === 0);
  const frames = useEditorState((state) => state.document.frames);
  const isWhole = useWorkbenchState((state) => state.drawn === 'whole');
  const { connecting, wiring } = useWiring();
  const drop = useKindDrop(dragging);
  const spoken = useSpokenNames();
  const { nodes: all, placed, onNodesChange, onNodeDragStart, onNodeDragStop, snapLines, boxOf, restingBoxOf } = useCanvasNodes(drop.target, spoken);
  const wired = useCanvasEdges({ target: drop.target, placed, restingBoxOf, spoken });
  const { nodes, edges } = useDealt({ nodes: all, edges: wired });
  const onKeyDown = useCanvasKeys({ place, boxOf });
  const classes = `canvas${connecting ? ' canvas-connecting' : ''}${dragging === null ? '' : ' canvas-dropping'}${mayDraw ? '' : ' canvas-reading'}`;
  const { onContextMenu, menu } = useCanvasMenu();
  // The very same as long as nothing on it has changed: whatever is typed elsewhere, all of the canvas is passed over at once.
  const flow = useMemo(
    () => (
      <CanvasFlow
        tools={tools}
        map={mapSize}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStart={onNodeDragStart}
        onNodeDragStop={onNodeDragStop}
        onSelectionDragStart={onNodeDragStart}
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
        <StageLanes nodes={placed} framed={frames} boxOf={boxOf} />
        <SnapGuides lines={snapLines} />
        <EditorFurniture />
      </CanvasFlow>
    ),
    [nodes, edges, placed, frames, snapLines, boxOf, onNodesChange, onNodeDragStart, onNodeDragStop, wiring, isWhole, mayDraw],
  );
  return (
    <>
      {/* The canvas is one tab stop; its keys are listed in the shortcut list. */}
      <div
        ref={place}
        className={classes}
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
        {flow}
        {isEmpty ? <CanvasEmpty /> : null}
      </div>
      {menu}
      <StaleNumbers canvas={place} />
      <InsertPicker />
      <FindPlace />
      <KeyboardPlace />
    </>
  );
}
