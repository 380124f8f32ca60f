import { Figure, formatShare, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { useLiveCount } from './use-live-count.ts';

export interface CountPanelProps {
  readonly workspaceId: string;
  readonly live: ReturnType<typeof useLiveCount>;
  readonly isEmpty: boolean;
  readonly hasErrors: boolean;
}

/** How many they are now, of how many, and some of them. An old answer looks it. */
export function CountPanel({ workspaceId, live, isEmpty, hasErrors }: CountPanelProps): ReactElement {
  const { words, locale } = useUi();
  const { answer, isStale, isPending, refusal, lacksDay, retry } = live;
  const state = isEmpty ? 'empty' : hasErrors ? 'errors' : refusal !== null ? 'refused' : isPending ? 'pending' : isStale ? 'stale' : 'fresh';
  return (
    <section className="audience-panel">
      <h2>{words('audience.count')}</h2>
      {state === 'refused' && lacksDay ? (
        <p className="mg-bad">{words('audience.count.no-day')}</p>
      ) : state === 'refused' ? (
        <>
          <p className="mg-bad">{words(`refusal.${refusal ?? 'lost'}`)}</p>
          <Button size="small" onClick={retry}>
            {words('api.retry')}
          </Button>
        </>
      ) : null}
      {answer === null || isEmpty ? null : (
        <div className={isStale || hasErrors ? 'mg-stale' : ''}>
          <p className="audience-people" data-count={answer.people} data-state={state}>
            <Figure value={answer.people} strong />{' '}
            <span className="mg-soft">
              {words('audience.of', {
                members: answer.members.toLocaleString(locale),
                share: formatShare(answer.members === 0 ? 0 : answer.people / answer.members),
              })}
            </span>
          </p>
          <h3>{words('audience.sample')}</h3>
          <ul className="audience-sample">
            {answer.sample.map(({ memberNo, externalId, name }) => (
              <li key={memberNo}>
                <Link to="/w/$workspace/members/$member" params={{ workspace: workspaceId, member: String(memberNo) }}>
                  {name ?? words('member.number', { number: memberNo })} <span className="mg-soft">{externalId}</span>
                </Link>
              </li>
            ))}
            {answer.sample.length === 0 ? <li className="mg-soft">{words('people.none')}</li> : null}
          </ul>
        </div>
      )}
      <p className="mg-hint" aria-live="polite">
        {words(`audience.count.${state}`)}
      </p>
    </section>
  );
}
