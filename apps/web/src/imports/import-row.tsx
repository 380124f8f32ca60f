import { Figure, formatShare, Moment, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ImportJob } from '../api/import-contract.ts';
import { StateOfImport } from './state-of-import.tsx';

/** A file that was brought in, at a glance. */
export function ImportRow({
  job,
  workspaceId,
  zone,
}: {
  readonly job: ImportJob;
  readonly workspaceId: string;
  readonly zone: string;
}): ReactElement {
  const { words } = useUi();
  const { counts } = job;
  return (
    <li>
      <Link className="row-item" to="/w/$workspace/imports/$import" params={{ workspace: workspaceId, import: job.id }}>
        <div className="row-main">
          <div className="mg-row">
            <span className="row-title">{job.fileName}</span>
            <StateOfImport state={job.state} />
            {job.state === 'running' ? <span className="mg-figure mg-soft">{formatShare(job.doneBytes / Math.max(1, job.bytes), 0)}</span> : null}
          </div>
          <div className="row-sub">
            <Moment at={job.createdAt} zone={zone} /> · {sizeWords(job.bytes)}
          </div>
        </div>
        {counts === null ? null : (
          <>
            <div className="row-number">
              <Figure value={counts.imported} strong />
              <small>{words('imports.count.imported')}</small>
            </div>
            <div className="row-number">
              <Figure value={counts.rejected} strong className={counts.rejected > 0 ? 'mg-warn' : ''} />
              <small>{words('imports.count.rejected')}</small>
            </div>
          </>
        )}
      </Link>
    </li>
  );
}

/** Bytes as people say them: `12 kB`, `3.4 MB`. */
function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
