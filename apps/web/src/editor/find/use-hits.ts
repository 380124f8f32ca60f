import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useGround, viewContext } from '../../canvas/canvas-context.ts';
import { viewOf } from '../../canvas/view-of.ts';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import { findHits, type Hit } from './find-hits.ts';

/** What is found on the canvas now; while one edits, what is found then. */
export function useHits(): readonly Hit[] {
  const { comments } = useEditorScope();
  const ground = useGround();
  const query = useWorkbenchState(({ finding }) => finding?.query ?? '');
  const document = useEditorState((state) => state.document);
  const threads = useStore(comments, (state) => state.threads);
  return useMemo(
    () => findHits({ document, threads, summaryOf: (node) => viewOf(node)?.summary(viewContext(ground, node)) ?? '' }, query),
    [document, threads, ground, query],
  );
}
