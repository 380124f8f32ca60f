import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Reach } from '../api/contract.ts';
import type { Editor } from './store/create-editor.ts';
import type { EditorState } from './store/editor-state.ts';

/** What the parts of the editor share. */
export interface EditorScope {
  readonly editor: Editor;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly reach: Reach | null;
  readonly reachStale: boolean;
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
