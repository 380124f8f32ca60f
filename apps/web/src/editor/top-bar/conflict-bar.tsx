import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useEditorState } from '../editor-context.ts';
import type { DraftKeeping } from '../use-draft-keeping.ts';

/** Somebody else saved this journey meanwhile: nothing is overwritten silently, the author decides. */
export function ConflictBar({ keeping }: { readonly keeping: DraftKeeping }): ReactElement | null {
  const { words } = useUi();
  const status = useEditorState((state) => state.save.status);
  if (status !== 'conflict') return null;
  return (
    <div className="conflict" role="alert">
      <span>
        <strong>{words('conflict.title')}</strong> {words('conflict.text')}
      </span>
      <Button size="small" onClick={() => void keeping.takeTheirs()}>
        {words('conflict.theirs')}
      </Button>
      <Button size="small" danger onClick={() => void keeping.keepMine()}>
        {words('conflict.mine')}
      </Button>
    </div>
  );
}
