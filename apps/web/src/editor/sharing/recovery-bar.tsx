import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useEditorScope } from '../editor-context.ts';
import type { OpenedEditor } from '../open-editor.ts';
import { lostNotice } from '../store/notices.ts';
import type { DraftKeeping } from '../use-draft-keeping.ts';
import { forgetChanges } from './kept-changes.ts';

export interface RecoveryBarProps {
  readonly opened: OpenedEditor;
  readonly keeping: DraftKeeping;
}

/** What an earlier visit could not save: it is back; or, when the draft has gone on meanwhile and not all of it fits, the author chooses. */
export function RecoveryBar({ opened: { editor, restored, misfits }, keeping }: RecoveryBarProps): ReactElement | null {
  const { words } = useUi();
  const { journeyId } = useEditorScope();
  const [isOpen, setOpen] = useState(restored > 0 || misfits.length > 0);
  if (!isOpen) return null;
  const close = (): void => setOpen(false);
  if (misfits.length === 0)
    return (
      <div className="notice" role="status">
        <span>{words('draft.restored')}</span>
        <Button size="small" onClick={close}>
          {words('draft.restored.ok')}
        </Button>
      </div>
    );
  const keep = (): void => {
    // What does not fit stays readable until the author has read it.
    editor.note(misfits.flatMap((change) => lostNotice(change, editor.store.getState().document, new Map())));
    settle();
  };
  const settle = (): void => {
    forgetChanges(
      journeyId,
      misfits.map(({ changeId }) => changeId),
    );
    keeping.release();
    close();
  };
  const drop = (): void => {
    editor.dropPending();
    settle();
  };
  return (
    <div className="notice" role="alert">
      <span>
        <strong>{words('sharing.recover')}</strong> {words('sharing.recover.text', { fits: restored, misfits: misfits.length })}
      </span>
      <Button size="small" type="primary" onClick={keep}>
        {words('sharing.recover.keep')}
      </Button>
      <Button size="small" danger onClick={drop}>
        {words('sharing.recover.drop')}
      </Button>
    </div>
  );
}
