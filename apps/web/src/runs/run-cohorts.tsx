import { Figure, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useRunScope } from './run-scope.ts';

/** What the run has saved; each leads to its members. */
export function RunCohorts(): ReactElement {
  const { words } = useUi();
  const { run, workspaceId } = useRunScope();
  if (run.cohorts.length === 0) return <p className="mg-hint">{words('result.no-cohorts')}</p>;
  return (
    <div>
      {run.cohorts.map(({ id, name, count }) => (
        <div key={id} className="mg-key-value">
          <Link to="/w/$workspace/cohorts/$cohort" params={{ workspace: workspaceId, cohort: id }}>
            {name}
          </Link>
          <Figure value={count} />
        </div>
      ))}
    </div>
  );
}
