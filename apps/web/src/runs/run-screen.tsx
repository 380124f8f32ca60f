import './words.ts';
import { formatCount, useUi } from '@magpie/ui';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useState } from 'react';
import type { Movement, RunSummary, Workspace } from '../api/contract.ts';
import { Frame } from '../app/frame.tsx';
import { MainRail } from '../app/main-rail.tsx';
import { CanvasContext } from '../canvas/canvas-context.ts';
import { anchorOf } from '../editor/store/graph-reading.ts';
import { useJourneyGround } from '../editor/use-ground.ts';
import { Funnel } from './funnel.tsx';
import { RunCanvas } from './run-canvas.tsx';
import { RunControls } from './run-controls.tsx';
import { RunMoment } from './run-moment.tsx';
import { type Asked, RunScopeContext } from './run-scope.ts';
import type { RunNumber } from './run-number.ts';
import type { Show } from './run-search.ts';
import { StateChip } from './state-chip.tsx';
import { totalSends } from './total-sends.ts';
import { useConversions } from './use-conversions.ts';
import './run.css';

// What stands beside the canvas comes a moment after it.
const RunInspector = lazy(async () => ({ default: (await import('./run-inspector.tsx')).RunInspector }));
const PeopleDrawer = lazy(async () => ({ default: (await import('./people-drawer.tsx')).PeopleDrawer }));
const MemberDrawer = lazy(async () => ({ default: (await import('./member-drawer.tsx')).MemberDrawer }));

export interface RunScreenProps {
  readonly workspace: Workspace;
  readonly run: RunSummary;
  readonly recent: readonly Movement[];
  readonly live: boolean;
}

/** The run's canvas with everyone on it, its result, and whoever one asks about. */
export function RunScreen({ workspace, run, recent, live }: RunScreenProps): ReactElement {
  const { words, locale } = useUi();
  const navigate = useNavigate({ from: '/w/$workspace/runs/$run' });
  const ground = useJourneyGround(anchorOf(run.document), workspace, { now: run.startAt });
  const [selected, setSelected] = useState<string | null>(null);
  const sends = totalSends(run.perNode);
  const { show = 'people' } = useSearch({ from: '/w/$workspace/runs/$run' });
  const conversions = useConversions(workspace.id, run, show === 'conversion');
  const { openMember, openList, choose } = useMemo(
    () => ({
      openMember: (asked: Asked | null): void => void navigate({ search: ({ member: _member, who: _who, ...rest }) => ({ ...rest, ...asked }) }),
      openList: (list: RunNumber | null): void => void navigate({ search: ({ list: _list, ...rest }) => (list === null ? rest : { ...rest, list }) }),
      choose: (next: Show): void =>
        void navigate({ replace: true, search: ({ show: _show, ...rest }) => (next === 'people' ? rest : { ...rest, show: next }) }),
    }),
    [navigate],
  );
  useEffect(() => {
    document.title = `${run.document.name} · ${words(`run.state.${run.state}`)} · ${words('app.name')}`;
  }, [run.document.name, run.state, words]);
  return (
    <RunScopeContext value={{ workspaceId: workspace.id, run, mayCollect: workspace.role !== 'viewer', show, conversions, openMember, openList }}>
      <CanvasContext value={ground}>
        <Frame
          workspaceId={workspace.id}
          heading={
            <>
              <span className="crumb">
                <Link to="/w/$workspace/runs" params={{ workspace: workspace.shadowOf ?? workspace.id }}>
                  {words('runs.title')}
                </Link>{' '}
                /
              </span>
              <h1 className="crumb-here">{run.document.name}</h1>
              <StateChip state={run.state} />
              {run.simulated ? <span className="mg-chip mg-chip-warn">{words('run.simulated')}</span> : null}
              <span className="mg-faint">{words('journey.version', { version: run.version })}</span>
            </>
          }
          actions={<RunControls />}
          rail={<MainRail workspaceId={workspace.id} />}
          inspector={
            <Suspense fallback={<Skeleton active style={{ padding: 16 }} />}>
              <RunInspector selected={selected} onClose={() => setSelected(null)} recent={recent} />
            </Suspense>
          }
          status={
            <>
              <span className={live ? 'mg-ok' : 'mg-soft'}>● {words(live ? 'run.live' : 'run.still')}</span>
              <span className="spacer" />
              <span className="mg-figure">
                {words('run.sends', {
                  intended: formatCount(sends.intended, locale),
                  delivered: formatCount(sends.delivered, locale),
                  failed: formatCount(sends.failed, locale),
                  unknown: formatCount(sends.unknown, locale),
                })}
              </span>
              <span className="mg-zone">{workspace.zone}</span>
            </>
          }
        >
          <div className="run-stage">
            <RunMoment run={run} onShow={choose} />
            <div className="run-canvas">
              <RunCanvas selected={selected} onSelect={setSelected} />
            </div>
            <Funnel run={run} onSelect={setSelected} />
          </div>
          <Suspense fallback={null}>
            <PeopleDrawer />
            <MemberDrawer onClose={() => openMember(null)} />
          </Suspense>
        </Frame>
      </CanvasContext>
    </RunScopeContext>
  );
}
