import './words.ts';
import './comments.css';
import { useUi } from '@magpie/ui';
import { ViewportPortal } from '@xyflow/react';
import { MessageCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useEditorScope } from '../editor-context.ts';
import { showThread } from './begin-comment.ts';

/** Open threads at points of the canvas, and the point where the next one is being begun. */
export function CommentPins(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const { threads, begun } = useStore(scope.comments);
  return (
    <ViewportPortal>
      {threads.map(({ id, place, resolved, comments }) =>
        resolved !== null || 'node' in place ? null : (
          <button
            key={id}
            type="button"
            className="comment-bubble comment-pin nodrag nopan"
            style={{ left: place.x, top: place.y }}
            aria-label={words('comments.at-point', { text: comments.find(({ text }) => text !== null)?.text?.slice(0, 40) ?? '' })}
            onClick={() => showThread(scope, id)}
          >
            <MessageCircle size={12} aria-hidden />
            {comments.filter(({ text }) => text !== null).length}
          </button>
        ),
      )}
      {begun !== null && 'x' in begun ? (
        <span className="comment-bubble comment-pin comment-begun" style={{ left: begun.x, top: begun.y }} aria-hidden>
          <MessageCircle size={12} />
        </span>
      ) : null}
    </ViewportPortal>
  );
}
