import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { JourneyDraft, Workspace } from '../api/contract.ts';
import { CanvasContext } from '../canvas/canvas-context.ts';
import { Frame } from '../app/frame.tsx';
import { EditorCanvas } from './canvas/editor-canvas.tsx';
import { EditorContext } from './editor-context.ts';
import { Inspector } from './inspector/inspector.tsx';
import { openEditor } from './open-editor.ts';
import { Palette } from './palette/palette.tsx';
import { ProblemDrawer } from './problems/problem-drawer.tsx';
import { StatusLine } from './problems/status-line.tsx';
import { ConflictBar } from './top-bar/conflict-bar.tsx';
import { EditorActions } from './top-bar/editor-actions.tsx';
import { SaveMark } from './top-bar/save-mark.tsx';
import './top-bar/top-bar.css';
import { useDraftKeeping } from './use-draft-keeping.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { useJourneyGround } from './use-ground.ts';
import { useKnownNames } from './use-known-names.ts';
import { useReach } from './use-reach.ts';

export interface EditorScreenProps {
  readonly workspace: Workspace;
  readonly journeyId: string;
  readonly draft: JourneyDraft;
}

/** The editor's screen around its store. */
export function EditorScreen({ workspace, journeyId, draft }: EditorScreenProps): ReactElement {
  const { words } = useUi();
  const [{ editor, restored }] = useState(() => openEditor(journeyId, draft));
  const [isNoticeOpen, setNoticeOpen] = useState(restored);
  const document = useStore(editor.store, (state) => state.document);
  const keeping = useDraftKeeping({ editor, workspaceId: workspace.id, journeyId });
  const known = useKnownNames(workspace.id);
  const ground = useJourneyGround(document, workspace, { known });
  const { reach, stale } = useReach({ workspaceId: workspace.id, journeyId, document });
  const scope = useMemo(
    () => ({ editor, workspaceId: workspace.id, journeyId, reach, reachStale: stale }),
    [editor, workspace.id, journeyId, reach, stale],
  );
  const [dragging, setDragging] = useState<string | null>(null);
  const [problemsOpen, setProblemsOpen] = useState(false);
  useEditorKeys(editor);
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
              <Input
                variant="borderless"
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
          actions={<EditorActions flush={keeping.flush} />}
          rail={<Palette onDragging={setDragging} />}
          inspector={<Inspector />}
          status={<StatusLine onProblems={() => setProblemsOpen((open) => !open)} />}
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
              <EditorCanvas dragging={dragging} />
            </div>
            {problemsOpen ? <ProblemDrawer onClose={() => setProblemsOpen(false)} /> : null}
          </div>
        </Frame>
      </CanvasContext>
    </EditorContext>
  );
}
