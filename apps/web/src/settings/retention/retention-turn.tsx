import { formatCount, formatMoment, useUi } from '@magpie/ui';
import { Button, Progress } from 'antd';
import { type ReactElement, useId } from 'react';
import type { Workspace } from '../../api/contract.ts';
import type { RetentionState } from './retention.ts';
import { useSaveRetention } from './use-save-retention.ts';

export interface RetentionTurnProps {
  readonly workspace: Workspace;
  readonly state: RetentionState;
  readonly mayChange: boolean;
}

/** How far the removal is, and up to when events are gone. */
export function RetentionTurn({ workspace, state, mayChange }: RetentionTurnProps): ReactElement {
  const { words, locale } = useUi();
  const title = useId();
  const { save, isBusy } = useSaveRetention(workspace.id);
  const { days, isDue, turn, goneBefore } = state;
  const isGoing = days !== null && turn !== null && turn.endedAt === null;
  const count = turn?.removed ?? 0;
  const removed = { count, events: formatCount(count, locale) };
  const when = (at: number): string => formatMoment(at, { zone: workspace.zone, locale, style: 'minute' });
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <h2 id={title}>{words('retention.turn')}</h2>
      <div role="status" className="retention-turn">
        {isGoing ? (
          <>
            <Progress percent={100} status="active" showInfo={false} size="small" aria-hidden />
            <p>{words('retention.turn.going', removed)}</p>
          </>
        ) : turn === null || turn.endedAt === null || isDue ? (
          <p className="mg-soft">{words(days === null ? 'retention.turn.never' : 'retention.turn.soon')}</p>
        ) : (
          <>
            {days === null ? <p className="mg-soft">{words('retention.turn.never')}</p> : null}
            <p>{words('retention.turn.ended', { ...removed, at: when(turn.endedAt) })}</p>
          </>
        )}
        {goneBefore === null ? null : <p className="mg-soft">{words('retention.gone', { before: when(goneBefore) })}</p>}
      </div>
      {isGoing && mayChange ? (
        <div>
          <Button disabled={isBusy} onClick={() => save({ days: null, confirmed: false })}>
            {words('retention.turn.stop')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
