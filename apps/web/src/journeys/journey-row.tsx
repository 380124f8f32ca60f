import { Moment, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { Ellipsis } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { JourneyRow as Row } from '../api/contract.ts';
import { StateChip } from '../runs/state-chip.tsx';
import { FolderModal } from './folder-modal.tsx';
import { LastResult } from './last-result.tsx';
import { useJourneyVerbs } from './use-journey-verbs.ts';

export interface JourneyRowProps {
  readonly journey: Row;
  readonly workspaceId: string;
  readonly zone: string;
  readonly archived: boolean;
  readonly folders: readonly string[];
}

/** A journey in the list: what it is, who changed it last, what its last run came to, and what can be done with it. */
export function JourneyRow({ journey, workspaceId, zone, archived, folders }: JourneyRowProps): ReactElement {
  const { words } = useUi();
  const name = journey.name || words('journey.unnamed');
  const { duplicate, archive, file } = useJourneyVerbs(workspaceId);
  const [isMoving, setMoving] = useState(false);
  const choose = (key: string): void => {
    if (key === 'duplicate') duplicate({ id: journey.id, name: words('journeys.copy-name', { name }) });
    else if (key === 'archive') archive({ id: journey.id, name, archived: !archived });
    else if (key === 'move') setMoving(true);
  };
  const items = [
    { key: 'duplicate', label: words('journeys.duplicate') },
    { key: 'move', label: words('journeys.folder.move') },
    { key: 'archive', label: words(archived ? 'journeys.unarchive' : 'journeys.archive') },
  ];
  return (
    <li className="row-item link">
      <div className="row-main">
        <Link className="row-title" to="/w/$workspace/journeys/$journey" params={{ workspace: workspaceId, journey: journey.id }}>
          {name}
        </Link>
        <div className="row-sub">
          {journey.currentVersion === null ? words('journey.draft') : words('journey.version', { version: journey.currentVersion })} ·{' '}
          {words('journey.changed')} <Moment at={Number(journey.updatedAt)} zone={zone} />
          {journey.changedBy === null ? null : ` · ${words('journeys.by', { name: journey.changedBy })}`}
          {journey.folder === null ? null : ` · ${journey.folder}`}
        </div>
      </div>
      <div className="journey-result">
        {journey.lastRun === null ? (
          <span className="mg-faint">{words('journey.never-run')}</span>
        ) : (
          <>
            <Link
              className="mg-row"
              to="/w/$workspace/runs/$run"
              params={{ workspace: journey.lastRun.workspaceId ?? workspaceId, run: journey.lastRun.id }}
            >
              {words(`run.purpose.${journey.lastRun.purpose}`)} <StateChip state={journey.lastRun.state} />
            </Link>
            {journey.lastRun.result === null ? null : <LastResult result={journey.lastRun.result} />}
          </>
        )}
      </div>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button type="text" icon={<Ellipsis size={17} />} aria-label={words('journeys.more', { name })} />
      </Dropdown>
      {isMoving ? (
        <FolderModal
          present={journey.folder}
          folders={folders}
          onMove={(folder) => file({ id: journey.id, folder })}
          onClose={() => setMoving(false)}
        />
      ) : null}
    </li>
  );
}
