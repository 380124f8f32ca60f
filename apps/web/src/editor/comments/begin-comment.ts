import type { CommentPlace } from '../../api/contract.ts';
import { middleOfCanvas } from '../canvas/middle-of-canvas.ts';
import type { EditorScope } from '../editor-context.ts';

/** Where the next comment goes: the selected step, else where the pointer is. */
export function placeForComment(scope: EditorScope): CommentPlace {
  const [node] = scope.editor.store.getState().selection.nodes;
  if (node !== undefined) return { node };
  const { x, y } = middleOfCanvas(scope);
  return { x: Math.round(x), y: Math.round(y) };
}

/** Opens the panel with a field for a new comment. */
export function beginComment(scope: EditorScope): void {
  scope.comments.setState({ begun: placeForComment(scope) });
  openComments(scope);
}

function openComments(scope: EditorScope): void {
  if (!isOpen(scope)) scope.workbench.toggle('comments');
}

/** Whether comments stand at the side. */
export function isOpen({ workbench }: EditorScope): boolean {
  return workbench.store.getState().panel === 'comments';
}

/** Opens the panel at a thread. */
export function showThread(scope: EditorScope, thread: string): void {
  scope.comments.setState(({ shown }) => ({ shown: { thread, request: (shown?.request ?? 0) + 1 } }));
  openComments(scope);
}
