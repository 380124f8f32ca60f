import './words.ts';
import './comments.css';
import { useUi } from '@magpie/ui';
import { MessageCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useEditorScope } from '../editor-context.ts';
import { showThread } from './begin-comment.ts';
import { openAt } from './threads.ts';

/** How many threads are open at a step; a click opens them. Stands in the step's own box. */
export function CommentBubble({ node, name }: { readonly node: string; readonly name: string }): ReactElement | null {
  const { words } = useUi();
  const scope = useEditorScope();
  const count = useStore(scope.comments, ({ threads }) => openAt(threads, node).length);
  if (count === 0) return null;
  const open = (): void => {
    const first = openAt(scope.comments.getState().threads, node)[0];
    if (first !== undefined) showThread(scope, first.id);
  };
  return (
    <button type="button" className="comment-bubble nodrag nopan" aria-label={words('comments.at-step', { step: name, count })} onClick={open}>
      <MessageCircle size={12} aria-hidden />
      {count}
    </button>
  );
}
