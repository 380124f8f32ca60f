import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useStore } from 'zustand';
import type { JourneyDraft, Workspace } from '../api/contract.ts';
import { CanvasContext } from '../canvas/canvas-context.ts';
import { Frame } from '../app/frame.tsx';
import { useClipboard } from './commands/use-clipboard.ts';
import { useCommandKeys } from './commands/use-command-keys.ts';
import { EditorContext } from './editor-context.ts';
import { openEditor } from './open-editor.ts';
import { Palette } from './palette/palette.tsx';
import { StatusLine } from './problems/status-line.tsx';
import { ConflictBar } from './top-bar/conflict-bar.tsx';
import { EditorActions } from './top-bar/editor-actions.tsx';
import { SaveMark } from './top-bar/save-mark.tsx';
import './top-bar/top-bar.css';
import { useDraftKeeping } from './use-draft-keeping.ts';
import { useJourneyGround } from './use-ground.ts';
import { useKnownNames } from './use-known-names.ts';
import { useReach } from './use-reach.ts';
import { PanelPlace } from './workbench/panel-place.tsx';
import { DialogPlace } from './workbench/dialog-place.tsx';
import { StagePlace } from './workbench/stage-place.tsx';
import { createWorkbench } from './workbench/workbench.ts';

export interface EditorScreenProps {
  readonly workspace: Workspace;
  readonly journeyId: string;
  readonly draft: JourneyDraft;
}

/** The editor's screen around its store. */
export function EditorScreen(props: EditorScreenProps): ReactElement {
  return (
    <ReactFlowProvider>
      <Screen {...props} />
    </ReactFlowProvider>
  );
}

function Screen({ workspace, journeyId, draft }: EditorScreenProps): ReactElement {
  const { words } = useUi();
  const [{ editor, restored }] = useState(() => openEditor(journeyId, draft));
  const [workbench] = useState(createWorkbench);
  const [dragging, setDragging] = useState<string | null>(null);
  const flow = useReactFlow();
  const [isNoticeOpen, setNoticeOpen] = useState(restored);
  const document = useStore(editor.store, (state) => state.document);
  const keeping = useDraftKeeping({ editor, workspaceId: workspace.id, journeyId });
  const known = useKnownNames(workspace.id);
  const ground = useJourneyGround(document, workspace, { known });
  const { reach, stale } = useReach({ workspaceId: workspace.id, journeyId, document });
  const scope = useMemo(
    () => ({ editor, workspaceId: workspace.id, journeyId, reach, reachStale: stale, workbench, flush: keeping.flush, dragged: dragging, flow }),
    [editor, workspace.id, journeyId, reach, stale, workbench, keeping.flush, dragging, flow],
  );
  useCommandKeys(scope);
  useClipboard(editor);
  useEffect(() => {
    window.document.title = `${document.name || words('journey.unnamed')} · ${words('app.name')}`;
  }, [document.name, words]);
  return (
    <EditorContext value={scope}>
      <CanvasContext value={ground}>
        <Frame
          workspaceId={workspace.id}
          heading={
            <>
              <h1 className="mg-visually-hidden">{document.name || words('journey.unnamed')}</h1>
              <span className="crumb">
                <Link to="/w/$workspace/journeys" params={{ workspace: workspace.shadowOf ?? workspace.id }}>
                  {words('journeys.title')}
                </Link>{' '}
                /
              </span>
              <input
                className="journey-name"
                value={document.name}
                placeholder={words('journey.unnamed')}
                aria-label={words('journey.name')}
                maxLength={120}
                onChange={(event) => editor.renameJourney(event.target.value)}
              />
              <span className={`mg-chip${draft.currentVersion === null ? ' mg-chip-warn' : ' mg-chip-ok'}`}>
                {draft.currentVersion === null ? words('journey.draft') : words('journey.version', { version: draft.currentVersion })}
              </span>
              <SaveMark />
            </>
          }
          actions={<EditorActions />}
          rail={<Palette onDragging={setDragging} />}
          inspector={<PanelPlace place="side" />}
          status={<StatusLine />}
        >
          <div style={{ position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column' }}>
            <ConflictBar keeping={keeping} />
            {isNoticeOpen ? (
              <div className="notice" role="status">
                <span>{words('draft.restored')}</span>
                <Button size="small" onClick={() => setNoticeOpen(false)}>
                  {words('draft.restored.ok')}
                </Button>
              </div>
            ) : null}
            <div style={{ position: 'relative', flex: 1, minHeight: 0 }}>
              <StagePlace />
            </div>
            <PanelPlace place="below" />
            <DialogPlace />
          </div>
        </Frame>
      </CanvasContext>
    </EditorContext>
  );
}
