import type { ReactFlowInstance } from '@xyflow/react';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Comments } from './comments/comments.ts';
import type { Pointer } from './canvas/pointer.ts';
import type { Sharing } from './sharing/sharing.ts';
import type { Editor } from './store/create-editor.ts';
import type { EditorState } from './store/editor-state.ts';
import type { Workbench, WorkbenchState } from './workbench/workbench.ts';

/** What the parts of the editor share. */
export interface EditorScope {
  readonly editor: Editor;
  readonly workspaceId: string;
  readonly journeyId: string;
  /** False for those who may only look, and in a rehearsal's copy: nothing that is drawn would be kept. */
  readonly mayDraw: boolean;
  readonly workbench: Workbench;
  /** Who else has this draft open. */
  readonly sharing: Sharing;
  /** What is said about it. */
  readonly comments: Comments;
  /** Saves what is unsaved now. */
  readonly flush: () => Promise<void>;
  /** The kind that is being dragged from the palette. */
  readonly dragged: string | null;
  /** What the canvas can be asked to show; whatever is drawn, it answers. */
  readonly flow: Pick<
    ReactFlowInstance,
    | 'fitView'
    | 'zoomIn'
    | 'zoomOut'
    | 'setCenter'
    | 'getZoom'
    | 'getNodes'
    | 'getNodesBounds'
    | 'getViewport'
    | 'setViewport'
    | 'screenToFlowPosition'
  >;
  readonly pointer: Pointer;
}

export const EditorContext = createContext<EditorScope | null>(null);

export function useEditorScope(): EditorScope {
  const scope = useContext(EditorContext);
  if (scope === null) throw new Error('A part of the editor was drawn outside of it');
  return scope;
}

export const useEditor = (): Editor => useEditorScope().editor;

/** A part of the editor's state; draws again when it changes. */
export function useEditorState<Part>(pick: (state: EditorState) => Part): Part {
  return useStore(useEditor().store, pick);
}

/** A part of what stands around the document; draws again when it changes. */
export function useWorkbenchState<Part>(pick: (state: WorkbenchState) => Part): Part {
  return useStore(useEditorScope().workbench.store, pick);
}
