import { useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { AudienceUse } from '../api/audience-contract.ts';
import { useTRPC } from '../api/client.ts';

/** The journeys, audiences and cohorts that name an audience. */
export function WhereUsed({ workspaceId, id }: { readonly workspaceId: string; readonly id: string }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const query = useQuery(trpc.audiences.whereUsed.queryOptions({ workspaceId, id }));
  return (
    <section className="audience-panel">
      <h2>{words('audience.uses')}</h2>
      {query.isPending ? <p className="mg-soft">{words('app.loading')}</p> : null}
      {query.isError ? <p className="mg-bad">{words('api.lost')}</p> : null}
      {query.data?.length === 0 ? <p className="mg-soft">{words('audience.uses.none')}</p> : null}
      <ul className="audience-uses">
        {query.data?.map((use) => (
          <li key={`${use.type} ${use.id}`}>
            <UseLink use={use} workspaceId={workspaceId} />
            <div className="row-sub">
              {use.type !== 'journey'
                ? words(`audience.uses.${use.type}`)
                : [
                    ...(use.version === null ? [] : [words('audience.uses.version', { version: use.version })]),
                    ...(use.draft ? [words('audience.uses.draft')] : []),
                    ...(use.openRuns === 0 ? [] : [words('audience.uses.runs', { count: use.openRuns })]),
                  ].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      <p className="mg-hint">{words('audience.uses.hint')}</p>
    </section>
  );
}

function UseLink({ use, workspaceId }: { readonly use: AudienceUse; readonly workspaceId: string }): ReactElement {
  const workspace = workspaceId;
  if (use.type === 'journey')
    return (
      <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: use.id }}>
        {use.name}
      </Link>
    );
  if (use.type === 'audience')
    return (
      <Link to="/w/$workspace/audiences/$audience" params={{ workspace, audience: use.id }}>
        {use.name}
      </Link>
    );
  return (
    <Link to="/w/$workspace/cohorts/$cohort" params={{ workspace, cohort: use.id }}>
      {use.name}
    </Link>
  );
}
