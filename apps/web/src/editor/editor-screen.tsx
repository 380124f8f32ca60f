import { lazy, Suspense, type ReactElement, useEffect, useMemo, useState } from 'react';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useStore } from 'zustand';
import type { JourneyDraft, Workspace } from '../api/contract.ts';
import { CanvasContext } from '../canvas/canvas-context.ts';
import { Frame } from '../app/frame.tsx';
import { createPointer } from './canvas/pointer.ts';
import { useClipboard } from './commands/use-clipboard.ts';
import { createComments } from './comments/comments.ts';
import { useComments } from './comments/use-comments.ts';
import { useCommandKeys } from './commands/use-command-keys.ts';
import { EditorContext } from './editor-context.ts';
import { openEditor } from './open-editor.ts';
import { Palette } from './palette/palette.tsx';
import { StatusLine } from './problems/status-line.tsx';
import { createSharing } from './sharing/sharing.ts';
import { useSharing } from './sharing/use-sharing.ts';
import type { PendingChange } from './store/shared-draft.ts';
import { useWorkspaceFacts } from '../session/use-workspace-facts.ts';
import { EditorActions } from './top-bar/editor-actions.tsx';
import { JourneyHeading } from './top-bar/journey-heading.tsx';
import './top-bar/top-bar.css';
import { useDraftKeeping } from './use-draft-keeping.ts';
import { useAnchor } from './use-anchor.ts';
import { useEntryKey } from './use-entry-key.ts';
import { useJourneyGround } from './use-ground.ts';
import { useKnownNames } from './use-known-names.ts';
import { CountedContext, ReachContext } from './reach-context.ts';
import { useReach } from './use-reach.ts';
import { PanelPlace } from './workbench/panel-place.tsx';
import { DialogPlace } from './workbench/dialog-place.tsx';
import { StagePlace } from './workbench/stage-place.tsx';
import { createWorkbench } from './workbench/workbench.ts';

// What is said of others and of what was lost comes as soon as the canvas stands.
const People = lazy(async () => ({ default: (await import('./sharing/people.tsx')).People }));
const NoticesBar = lazy(async () => ({ default: (await import('./sharing/notices-bar.tsx')).NoticesBar }));
const RecoveryBar = lazy(async () => ({ default: (await import('./sharing/recovery-bar.tsx')).RecoveryBar }));
/** Nobody drops a file before the canvas stands. */
const TakeInDrop = lazy(async () => ({ default: (await import('./taking-in/take-in-drop.tsx')).TakeInDrop }));

export interface EditorScreenProps {
  readonly workspace: Workspace;
  readonly journeyId: string;
  readonly draft: JourneyDraft;
  /** Changes of an earlier visit that the server does not have. */
  readonly leftovers: readonly PendingChange[];
}

/** The editor's screen around its store. */
export function EditorScreen(props: EditorScreenProps): ReactElement {
  return (
    <ReactFlowProvider>
      <Screen {...props} />
    </ReactFlowProvider>
  );
}

function Screen({ workspace, journeyId, draft, leftovers }: EditorScreenProps): ReactElement {
  const mayDraw = workspace.role !== 'viewer' && !workspace.shadow;
  const [opened] = useState(() => openEditor(draft, leftovers, mayDraw));
  const { editor } = opened;
  const [sharing] = useState(createSharing);
  const [comments] = useState(createComments);
  const [workbench] = useState(createWorkbench);
  const [dragging, setDragging] = useState<string | null>(null);
  const flow = useReactFlow();
  const [pointer] = useState(createPointer);
  const keeping = useDraftKeeping({ editor, workspaceId: workspace.id, journeyId, isHeld: opened.misfits.length > 0 });
  useSharing({ editor, sharing, workbench, keeping, workspaceId: workspace.id, journeyId });
  useComments({ comments, sharing, workspaceId: workspace.id, journeyId });
  const known = useKnownNames(workspace.id);
  const facts = useWorkspaceFacts(workspace.id);
  useEffect(() => editor.learn(facts), [editor, facts]);
  const ground = useJourneyGround(useAnchor(editor), workspace, { known, hasKey: useEntryKey(editor) });
  const { reach, stale } = useReach({ workspaceId: workspace.id, journeyId, editor });
  const simulated = useStore(workbench.store, (state) => state.simulated);
  const scope = useMemo(
    () => ({
      editor,
      workspaceId: workspace.id,
      journeyId,
      mayDraw,
      workbench,
      sharing,
      comments,
      flush: keeping.flush,
      dragged: dragging,
      flow,
      pointer,
    }),
    [editor, workspace.id, journeyId, mayDraw, workbench, sharing, comments, keeping.flush, dragging, flow, pointer],
  );
  const counted = useMemo(() => ({ reach, isStale: stale }), [reach, stale]);
  useCommandKeys(scope);
  useClipboard(scope);
  return (
    <EditorContext value={scope}>
      <CountedContext value={counted}>
        <ReachContext value={simulated?.reach ?? reach}>
          <CanvasContext value={ground}>
            <Frame
              workspaceId={workspace.id}
              heading={<JourneyHeading workspace={workspace} version={draft.currentVersion} />}
              actions={
                <>
                  <Suspense fallback={null}>
                    <People />
                  </Suspense>
                  <EditorActions />
                </>
              }
              rail={mayDraw ? <Palette onDragging={setDragging} /> : null}
              inspector={<PanelPlace place="side" />}
              status={<StatusLine />}
            >
              <div style={{ position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column' }}>
                <Suspense fallback={null}>
                  <RecoveryBar opened={opened} keeping={keeping} />
                  <NoticesBar />
                </Suspense>
                <div style={{ position: 'relative', flex: 1, minHeight: 0 }}>
                  <StagePlace />
                </div>
                <PanelPlace place="below" />
                <DialogPlace />
                {mayDraw ? (
                  <Suspense fallback={null}>
                    <TakeInDrop />
                  </Suspense>
                ) : null}
              </div>
            </Frame>
          </CanvasContext>
        </ReachContext>
      </CountedContext>
    </EditorContext>
  );
}
