import './comments.css';
import './words.ts';
import { useUi } from '@magpie/ui';
import { Button, Tooltip } from 'antd';
import { MessageCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useEditorScope } from '../editor-context.ts';

/** Opens the comments; shows how many threads are open. */
export function CommentsButton(): ReactElement {
  const { words } = useUi();
  const { workbench, comments } = useEditorScope();
  const open = useStore(comments, ({ threads }) => threads.filter(({ resolved }) => resolved === null).length);
  return (
    <Tooltip title={words('comments.open')}>
      <span className="comments-button">
        <Button type="text" icon={<MessageCircle size={17} />} aria-label={words('comments.open')} onClick={() => workbench.toggle('comments')} />
        {open === 0 ? null : <span className="mg-figure">{open > 99 ? '99+' : open}</span>}
      </span>
    </Tooltip>
  );
}
