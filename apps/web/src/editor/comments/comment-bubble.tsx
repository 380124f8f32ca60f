import './words.ts';
import './comments.css';
import { useUi } from '@magpie/ui';
import { MessageCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useEditorScope } from '../editor-context.ts';
import { isOpen, showThread } from './begin-comment.ts';
import { nextAt, openAt } from './threads.ts';

/** How many threads are open at a step; each click opens the next of them. Stands in the step's own box. */
export function CommentBubble({ node, name }: { readonly node: string; readonly name: string }): ReactElement | null {
  const { words } = useUi();
  const scope = useEditorScope();
  const count = useStore(scope.comments, ({ threads }) => openAt(threads, node).length);
  if (count === 0) return null;
  const open = (): void => {
    const { threads, shown } = scope.comments.getState();
    const next = nextAt(threads, node, isOpen(scope) ? (shown?.thread ?? null) : null);
    if (next !== null) showThread(scope, next.id);
  };
  return (
    <button type="button" className="comment-bubble nodrag nopan" aria-label={words('comments.at-step', { step: name, count })} onClick={open}>
      <MessageCircle size={12} aria-hidden />
      {count}
    </button>
  );
}
