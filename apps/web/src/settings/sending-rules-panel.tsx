import type { SendingRules } from '@magpie/journey/walk';
import { ErrorState, SkeletonRows, TimeInput, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Switch } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import type { SettingsPartProps } from './sms-price-panel.tsx';

/** In which hours people are left alone, and how many messages one of them may get. */
export function SendingRulesPanel({ workspace, mayChange }: SettingsPartProps): ReactElement {
  const { words } = useUi();
  const title = useId();
  const trpc = useTRPC();
  const rules = useQuery(trpc.messages.rules.queryOptions({ workspaceId: workspace.id }));
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <h2 id={title}>{words('settings.rules')}</h2>
      <p className="mg-soft">{words('settings.rules.about')}</p>
      {rules.isPending ? (
        <SkeletonRows rows={2} label={words('app.loading')} />
      ) : rules.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void rules.refetch() }}
        />
      ) : (
        <RulesForm key={JSON.stringify(rules.data)} workspace={workspace} mayChange={mayChange} known={rules.data} />
      )}
    </section>
  );
}

/** What is offered to a shop that has none. */
const usualNight = { start: '21:00', end: '08:00' };
const ceilings = { least: 1, most: 100 };

function RulesForm({ workspace: { id: workspaceId }, mayChange, known }: SettingsPartProps & { readonly known: SendingRules }): ReactElement {
  const { words } = useUi();
  const [quiet, about, from, to, ceiling, most] = [useId(), useId(), useId(), useId(), useId(), useId()];
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isQuiet, setQuiet] = useState(known.quietHours !== null);
  const [night, setNight] = useState(known.quietHours ?? usualNight);
  const [hourly, setHourly] = useState<number | null>(known.hourlyCeiling);
  const isSame = isQuiet && night.start === night.end;
  const wanted = { quietHours: isQuiet ? night : null, hourlyCeiling: hourly ?? 0 };
  const isChanged = hourly !== known.hourlyCeiling || JSON.stringify(wanted.quietHours) !== JSON.stringify(known.quietHours);
  const isGood = isChanged && !isSame && hourly !== null;
  const write = useMutation(
    trpc.messages.setRules.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.messages.rules.queryKey() });
        message.success(words('settings.rules.saved'));
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const time = (id: string, end: 'start' | 'end') => (
    <TimeInput
      id={id}
      status={isSame ? 'error' : ''}
      aria-describedby={about}
      disabled={!mayChange}
      value={night[end]}
      onChange={(at) => setNight({ ...night, [end]: at })}
    />
  );
  return (
    <form
      className="settings-rules"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) write.mutate({ workspaceId, ...wanted });
      }}
    >
      <div className="settings-rule">
        <Switch aria-labelledby={quiet} checked={isQuiet} disabled={!mayChange} onChange={setQuiet} />
        <span id={quiet}>{words('settings.rules.quiet')}</span>
        {isQuiet ? (
          <>
            <label htmlFor={from}>{words('settings.rules.from')}</label>
            {time(from, 'start')}
            <label htmlFor={to}>{words('settings.rules.to')}</label>
            {time(to, 'end')}
          </>
        ) : null}
      </div>
      <p id={about} className={isSame ? 'mg-bad' : 'mg-soft'}>
        {words(isSame ? 'settings.rules.same' : 'settings.rules.quiet.about')}
      </p>
      <div className="settings-rule">
        <label htmlFor={ceiling}>{words('settings.rules.ceiling')}</label>
        <InputNumber
          id={ceiling}
          aria-describedby={most}
          min={ceilings.least}
          max={ceilings.most}
          precision={0}
          value={hourly}
          disabled={!mayChange}
          changeOnWheel={false}
          onChange={setHourly}
        />
      </div>
      <p id={most} className="mg-soft">
        {words('settings.rules.ceiling.about')}
      </p>
      {mayChange ? (
        <Button htmlType="submit" disabled={!isGood} loading={write.isPending}>
          {words('settings.rules.save')}
        </Button>
      ) : null}
    </form>
  );
}
