import { useUi } from '@magpie/ui';
import { Button, Tooltip } from 'antd';
import { Download, Redo2, Undo2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useEditor, useEditorState } from '../editor-context.ts';
import { exportJourney } from './export-journey.ts';
import { PublishModal } from './publish-modal.tsx';
import { RehearseModal } from './rehearse-modal.tsx';

/** From weak to strong: undo, redo, rehearse, publish. */
export function EditorActions({ flush }: { readonly flush: () => Promise<void> }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const canUndo = useEditorState((state) => state.past.length > 0);
  const canRedo = useEditorState((state) => state.future.length > 0);
  const [open, setOpen] = useState<'publish' | 'rehearse' | null>(null);
  return (
    <>
      <Tooltip title={words('edit.undo')}>
        <Button type="text" icon={<Undo2 size={17} />} disabled={!canUndo} aria-label={words('edit.undo')} onClick={() => editor.undo()} />
      </Tooltip>
      <Tooltip title={words('edit.redo')}>
        <Button type="text" icon={<Redo2 size={17} />} disabled={!canRedo} aria-label={words('edit.redo')} onClick={() => editor.redo()} />
      </Tooltip>
      <Tooltip title={words('journey.export')}>
        <Button
          type="text"
          icon={<Download size={17} />}
          aria-label={words('journey.export')}
          onClick={() => exportJourney(editor.store.getState().document)}
        />
      </Tooltip>
      <Button onClick={() => setOpen('rehearse')}>{words('rehearse.open')}</Button>
      <Button type="primary" onClick={() => setOpen('publish')}>
        {words('publish.open')}
      </Button>
      {open === 'publish' ? <PublishModal flush={flush} onClose={() => setOpen(null)} /> : null}
      {open === 'rehearse' ? <RehearseModal flush={flush} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
