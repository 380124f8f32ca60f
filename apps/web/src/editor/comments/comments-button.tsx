import './words.ts';
import { useUi } from '@magpie/ui';
import { Badge, Button, Tooltip } from 'antd';
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
      <Badge count={open} size="small" offset={[-6, 6]} color="var(--brand)">
        <Button type="text" icon={<MessageCircle size={17} />} aria-label={words('comments.open')} onClick={() => workbench.toggle('comments')} />
      </Badge>
    </Tooltip>
  );
}
