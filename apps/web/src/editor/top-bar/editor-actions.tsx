import { useUi } from '@magpie/ui';
import { Button, Tooltip } from 'antd';
import { ChartNetwork, Download, Footprints, History, Redo2, Search, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { CommentsButton } from '../comments/comments-button.tsx';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { isOnMac, keyWords } from '../commands/key-words.ts';
import { StageSwitch } from '../workbench/stage-switch.tsx';

/** From weak to strong: undo, redo, export, rehearse, publish. */
export function EditorActions(): ReactElement {
  const { words } = useUi();
  const { editor, workbench, mayDraw } = useEditorScope();
  const canUndo = useEditorState((state) => state.past.length > 0);
  const canRedo = useEditorState((state) => state.future.length > 0);
  return (
    <>
      <StageSwitch />
      {mayDraw ? (
        <>
          <Tooltip title={words('edit.undo')}>
            <Button type="text" icon={<Undo2 size={17} />} disabled={!canUndo} aria-label={words('edit.undo')} onClick={() => editor.undo()} />
          </Tooltip>
          <Tooltip title={words('edit.redo')}>
            <Button type="text" icon={<Redo2 size={17} />} disabled={!canRedo} aria-label={words('edit.redo')} onClick={() => editor.redo()} />
          </Tooltip>
        </>
      ) : null}
      <Tooltip title={`${words('edit.search')} (${keyWords('Mod+K', isOnMac())})`}>
        <Button type="text" icon={<Search size={17} />} aria-label={words('edit.search')} onClick={() => workbench.ask('palette')} />
      </Tooltip>
      <CommentsButton />
      <Tooltip title={`${words('walk.open')} (W)`}>
        <Button type="text" icon={<Footprints size={17} />} aria-label={words('walk.open')} onClick={() => workbench.toggle('walk')} />
      </Tooltip>
      <Tooltip title={`${words('simulation.open')} (${keyWords('Shift+W', isOnMac())})`}>
        <Button type="text" icon={<ChartNetwork size={17} />} aria-label={words('simulation.open')} onClick={() => workbench.toggle('simulation')} />
      </Tooltip>
      <Tooltip title={words('history.open')}>
        <Button type="text" icon={<History size={17} />} aria-label={words('history.open')} onClick={() => workbench.toggle('history')} />
      </Tooltip>
      <Tooltip title={words('journey.export')}>
        <Button type="text" icon={<Download size={17} />} aria-label={words('journey.export')} onClick={() => workbench.ask('export')} />
      </Tooltip>
      {mayDraw ? (
        <>
          <Button onClick={() => workbench.ask('rehearse')}>{words('rehearse.open')}</Button>
          <Button type="primary" onClick={() => workbench.ask('publish')}>
            {words('publish.open')}
          </Button>
        </>
      ) : null}
    </>
  );
}
