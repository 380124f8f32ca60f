import { useUi } from '@magpie/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Radio } from 'antd';
import { type ReactElement, useEffect, useId, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { Workspace } from '../../api/contract.ts';
import { ConfirmRetention } from './confirm-retention.tsx';
import { RetentionOutlook } from './retention-outlook.tsx';
import { retentionDays } from './retention.ts';
import { useSaveRetention } from './use-save-retention.ts';

const presets = [365, 730, 1095] as const;
const restMs = 300;

export interface RetentionFormProps {
  readonly workspace: Workspace;
  /** Null: for ever. */
  readonly saved: number | null;
  readonly mayChange: boolean;
}

/** How long events are kept, with what a change would come to before it is saved. */
export function RetentionForm({ workspace, saved, mayChange }: RetentionFormProps): ReactElement {
  const { words } = useUi();
  const [title, field, bounds] = [useId(), useId(), useId()];
  const [isLimited, setLimited] = useState(saved !== null);
  const [typed, setTyped] = useState<number | null>(saved ?? presets[1]);
  const [isAsked, setAsked] = useState(false);
  const isGood = typed !== null && typed >= retentionDays.least && typed <= retentionDays.most;
  const days = isLimited && isGood ? typed : null;
  const isChanged = (!isLimited || isGood) && days !== saved;
  const trpc = useTRPC();
  const counted = useRested(days);
  const preview = useQuery(
    trpc.retention.preview.queryOptions(
      { workspaceId: workspace.id, keepDays: counted ?? retentionDays.most },
      { enabled: mayChange && isChanged && counted !== null, placeholderData: keepPreviousData },
    ),
  );
  const isCounted = counted === days && preview.data !== undefined && !preview.isPlaceholderData;
  const { save, isBusy } = useSaveRetention(workspace.id);
  const mustConfirm = days !== null && (preview.data?.events ?? 0) > 0;
  const ask = (): void => {
    if (mustConfirm) setAsked(true);
    else
      save({ days, confirmed: false }, undefined, () => {
        void preview.refetch();
        setAsked(true);
      });
  };
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <h2 id={title}>{words('retention.question')}</h2>
      <form
        className="retention-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged && (days === null || isCounted)) ask();
        }}
      >
        <Radio.Group
          aria-labelledby={title}
          value={isLimited}
          disabled={!mayChange}
          onChange={({ target }) => setLimited(target.value === true)}
          options={[
            { value: false, label: words('retention.forever') },
            { value: true, label: words('retention.limited') },
          ]}
        />
        {isLimited ? (
          <div className="retention-days">
            <label htmlFor={field}>{words('retention.days')}</label>
            <InputNumber
              id={field}
              value={typed}
              precision={0}
              disabled={!mayChange}
              changeOnWheel={false}
              status={isGood ? '' : 'error'}
              aria-describedby={bounds}
              onChange={setTyped}
            />
            <span aria-hidden>{words('retention.days.unit')}</span>
            {mayChange ? (
              <div role="group" aria-label={words('retention.preset')} className="retention-presets">
                {presets.map((preset) => (
                  <Button key={preset} size="small" aria-pressed={typed === preset} onClick={() => setTyped(preset)}>
                    {words(`retention.preset.${preset}`)}
                  </Button>
                ))}
              </div>
            ) : null}
            <span id={bounds} className={isGood ? 'mg-soft' : 'mg-bad'}>
              {words('retention.days.bounds')}
            </span>
          </div>
        ) : null}
        {isChanged && mayChange ? <RetentionOutlook workspace={workspace} days={days} preview={preview} isStale={!isCounted} /> : null}
        {mayChange ? (
          <div>
            <Button type="primary" htmlType="submit" disabled={!isChanged || (days !== null && !isCounted)} loading={isBusy}>
              {words(mustConfirm && isChanged ? 'retention.save.review' : 'retention.save')}
            </Button>
          </div>
        ) : (
          <p className="mg-soft">{words('retention.read-only')}</p>
        )}
      </form>
      {isAsked && days !== null && preview.data !== undefined ? (
        <ConfirmRetention
          workspace={workspace}
          days={days}
          preview={preview.data}
          isBusy={isBusy}
          onClose={() => setAsked(false)}
          onConfirm={() => save({ days, confirmed: true }, () => setAsked(false))}
        />
      ) : null}
    </section>
  );
}

/** A value once it has rested: whoever types is not asked for at every key. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
