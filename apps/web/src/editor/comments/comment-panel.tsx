import './words.ts';
import './comments.css';
import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { Button, Switch } from 'antd';
import { MessageCircle } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import { SidePanel } from '../workbench/side-panel.tsx';
import { placeForComment } from './begin-comment.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentThread } from './comment-thread.tsx';
import { useCommentVerbs } from './use-comment-verbs.ts';

/** What is said about the draft, beside the canvas: open threads, and on request those that are settled. */
export function CommentPanel(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const { comments } = scope;
  const { status, threads, begun, shown } = useStore(comments);
  const { begin, readAgain } = useCommentVerbs();
  const [withResolved, setWithResolved] = useState(false);
  const resolved = threads.filter((thread) => thread.resolved !== null).length;
  const listed = threads.filter((thread) => withResolved || thread.resolved === null || thread.id === shown?.thread);
  const step = useEditorState(({ document }) => (begun !== null && 'node' in begun ? nodeById(document, begun.node) : null));
  return (
    <SidePanel title={words('comments.title')} close={words('comments.close')}>
      <div className="inspector-body">
        {begun === null ? (
          <div className="comment-begin">
            <Button size="small" onClick={() => comments.setState({ begun: placeForComment(scope) })}>
              {words('comments.begin')}
            </Button>
            {resolved === 0 ? null : (
              <label className="mg-row">
                <Switch size="small" checked={withResolved} onChange={setWithResolved} />
                <span>{words('comments.with-resolved', { count: resolved })}</span>
              </label>
            )}
          </div>
        ) : (
          <div className="comment-new">
            <h3>{step === null ? words('comments.new') : words('comments.new-at', { step: step.name })}</h3>
            <CommentForm
              label={words('comments.say')}
              send={words('comments.send')}
              onSend={async (text) => {
                const isDone = await begin(begun, text);
                if (isDone) comments.setState({ begun: null });
                return isDone;
              }}
              onCancel={() => comments.setState({ begun: null })}
            />
          </div>
        )}
        {status === 'loading' ? <SkeletonRows label={words('app.loading')} /> : null}
        {status === 'failed' ? (
          <ErrorState
            title={words('comments.failed')}
            text={words('comments.failed.text')}
            retry={{ label: words('api.retry'), onRetry: () => void readAgain() }}
          />
        ) : null}
        {status === 'ready' && listed.length === 0 && begun === null ? (
          <EmptyState icon={MessageCircle} title={words('comments.empty')} text={words('comments.empty.text')} action={null} />
        ) : null}
        <ol className="comment-list">
          {listed.map((thread) => (
            <CommentThread key={thread.id} thread={thread} />
          ))}
        </ol>
      </div>
    </SidePanel>
  );
}
