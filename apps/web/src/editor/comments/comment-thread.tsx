import { formatMoment, useUi } from '@magpie/ui';
import { Button, Tooltip } from 'antd';
import { Check, RotateCcw, Trash2 } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { DraftComment } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useMe } from '../../session/use-me.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import { CommentForm } from './comment-form.tsx';
import type { Thread } from './threads.ts';
import { useCommentVerbs } from './use-comment-verbs.ts';

/** One thread: where it is, what was said, and the field to answer in. */
export function CommentThread({ thread }: { readonly thread: Thread }): ReactElement {
  const { words } = useUi();
  const { comments, mayDraw } = useEditorScope();
  const { me } = useMe();
  const { answer, resolve } = useCommentVerbs();
  const shown = useStore(comments, (state) => (state.shown?.thread === thread.id ? state.shown.request : 0));
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const isResolved = thread.resolved !== null;
  // Who may only look settles what they began themselves.
  const maySettle = mayDraw || thread.comments[0]?.author.id === me?.user.id;
  return (
    <li ref={place} className={`comment-thread${isResolved ? ' comment-resolved' : ''}${shown > 0 ? ' comment-shown' : ''}`}>
      <header>
        <ThreadPlace thread={thread} />
        {!maySettle ? null : (
          <Tooltip title={words(isResolved ? 'comments.reopen' : 'comments.resolve')}>
            <Button
              size="small"
              type="text"
              icon={isResolved ? <RotateCcw size={14} /> : <Check size={15} />}
              aria-label={words(isResolved ? 'comments.reopen' : 'comments.resolve')}
              onClick={() => void resolve(thread.id, !isResolved)}
            />
          </Tooltip>
        )}
      </header>
      <ol>
        {thread.comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} />
        ))}
      </ol>
      {thread.resolved === null ? (
        <CommentForm label={words('comments.answer')} send={words('comments.answer')} onSend={(text) => answer(thread.id, text)} />
      ) : (
        <p className="mg-hint">{words('comments.resolved-by', { name: thread.resolved.by })}</p>
      )}
    </li>
  );
}

/** The step or the point that a thread is about; a click leads there. */
function ThreadPlace({ thread: { id, place } }: { readonly thread: Thread }): ReactElement {
  const { words } = useUi();
  const { editor, flow, comments } = useEditorScope();
  const step = useEditorState(({ document }) => ('node' in place ? nodeById(document, place.node) : null));
  if ('node' in place && step === null) return <span className="mg-hint">{words('comments.step-gone')}</span>;
  const go = (): void => {
    if (step !== null) editor.select({ nodes: [step.id] });
    const at = 'x' in place ? place : { x: (step?.position.x ?? 0) + 112, y: (step?.position.y ?? 0) + 56 };
    comments.setState(({ shown }) => ({ shown: { thread: id, request: (shown?.request ?? 0) + 1 } }));
    void flow.setCenter(at.x, at.y, { zoom: Math.max(0.7, flow.getZoom()), duration: 200 });
  };
  return (
    <button type="button" className="comment-place" onClick={go}>
      {step === null ? words('comments.on-canvas') : step.name || words(`kind.${step.type}`)}
    </button>
  );
}

function OneComment({ comment: { id, author, text, at } }: { readonly comment: DraftComment }): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const { remove } = useCommentVerbs();
  const { me } = useMe();
  return (
    <li className="comment-one">
      <div>
        <b>{author.name}</b>
        <time dateTime={new Date(at).toISOString()}>{formatMoment(at, { zone, locale, style: 'minute' })}</time>
        {text === null || me?.user.id !== author.id ? null : (
          <Button
            size="small"
            type="text"
            icon={<Trash2 size={13} />}
            aria-label={words('comments.remove')}
            title={words('comments.remove')}
            onClick={() => void remove(id)}
          />
        )}
      </div>
      {text === null ? <p className="mg-hint">{words('comments.removed')}</p> : <p>{text}</p>}
    </li>
  );
}
