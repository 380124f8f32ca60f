import { EmptyState, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { FileDown, Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { ListPage } from '../app/list-page.tsx';
import { RoomState } from '../data/room-state.tsx';
import { useHomeWorkspace, useWorkspace } from '../session/use-me.ts';
import { ExportModal } from './export-modal.tsx';
import { ExportRow } from './export-row.tsx';
import './exports.css';
import './words.ts';

/** Files that are taken out: asked for, on their way, to be fetched. A cohort in the address opens the form with it. */
export function ExportsPage(): ReactElement | null {
  const { words } = useUi();
  const { workspace: workspaceId } = useParams({ from: '/w/$workspace' });
  const { cohort } = useSearch({ from: '/w/$workspace/exports' });
  const navigate = useNavigate({ from: '/w/$workspace/exports' });
  const home = useHomeWorkspace(workspaceId);
  const workspace = useWorkspace(home);
  const trpc = useTRPC();
  const asked = useQuery(trpc.exports.list.queryOptions({ workspaceId: home }, { refetchInterval: 1_500 }));
  const [isAsking, setAsking] = useState(false);
  // A rehearsal's copy of a shop is not taken out.
  if (home !== workspaceId) return <Navigate to="/w/$workspace/exports" params={{ workspace: home }} replace />;
  if (workspace === null) return null;
  const mayExport = workspace.role !== 'viewer';
  const make = mayExport ? (
    <Button type="primary" icon={<Plus size={14} aria-hidden />} onClick={() => setAsking(true)}>
      {words('exports.new')}
    </Button>
  ) : null;
  return (
    <ListPage
      workspaceId={home}
      title={words('exports.title')}
      about={asked.data === undefined ? words('exports.about.plain') : words('exports.about', { days: asked.data.keptDays })}
      actions={asked.data === undefined || asked.data.jobs.length === 0 ? null : make}
    >
      <RoomState asked={asked}>
        {({ jobs }) =>
          jobs.length === 0 ? (
            <EmptyState
              icon={FileDown}
              title={words('exports.empty')}
              text={words(mayExport ? 'exports.empty.text' : 'exports.empty.viewer')}
              action={make}
            />
          ) : (
            <ul className="rows">
              {jobs.map((job) => (
                <ExportRow key={job.id} job={job} workspaceId={home} zone={workspace.zone} mayExport={mayExport} />
              ))}
            </ul>
          )
        }
      </RoomState>
      {mayExport && (isAsking || cohort !== undefined) ? (
        <ExportModal
          workspace={workspace}
          cohort={cohort ?? null}
          onClose={() => {
            setAsking(false);
            void navigate({ search: {}, replace: true });
          }}
        />
      ) : null}
    </ListPage>
  );
}
