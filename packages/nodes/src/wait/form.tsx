import { isPlainDate, localDateOf } from '@magpie/calendar';
import { Field, TimeInput } from '@magpie/ui';
import { Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { DaysOffset } from '../view-parts/days-offset.tsx';
import type { FormProps, ViewContext } from '../node-view.ts';
import type { WaitConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<WaitConfig>): ReactElement {
  const { words, anchor } = context;
  const { wait: chosen } = config;
  const set = (next: WaitConfig['wait'], field: string): void => onChange({ wait: next }, field);
  const shape = chosen.type === 'delay' ? 'delay' : chosen.moment.type;
  return (
    <div className="mg-stack">
      <Field label={words('wait.field.type')} path={['wait', 'type']} problems={problems}>
        {(control) => (
          <Select<WaitShape>
            {...control}
            value={shape}
            options={waitShapes
              .filter((value) => value !== 'anchor' || anchor !== null || shape === 'anchor')
              .map((value) => ({ value, label: words(`wait.option.${value}`) }))}
            onChange={(type) => set(initialWait(type, context), 'type')}
          />
        )}
      </Field>
      {chosen.type === 'delay' ? (
        <div className="mg-row">
          <Field label={words('wait.field.amount')} path={['wait', 'amount']} problems={problems}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={100_000}
                precision={0}
                value={chosen.amount}
                onChange={(amount) => set({ ...chosen, amount: amount ?? 1 }, 'amount')}
              />
            )}
          </Field>
          <Field label={words('wait.field.unit')} path={['wait', 'unit']} problems={problems}>
            {(control) => (
              <Select
                {...control}
                value={chosen.unit}
                options={(['minutes', 'hours', 'days'] as const).map((value) => ({ value, label: words(`wait.unit.${value}`) }))}
                onChange={(unit) => set({ ...chosen, unit }, 'unit')}
              />
            )}
          </Field>
        </div>
      ) : (
        <MomentFields chosen={chosen} context={context} problems={problems} onChange={set} />
      )}
    </div>
  );
}

type MomentWait = Extract<WaitConfig['wait'], { type: 'moment' }>;

function MomentFields({
  chosen,
  context,
  problems,
  onChange,
}: { readonly chosen: MomentWait; readonly onChange: (wait: MomentWait, field: string) => void } & Pick<
  FormProps<WaitConfig>,
  'context' | 'problems'
>): ReactElement {
  const { words } = context;
  const { moment } = chosen;
  return (
    <>
      <div className="mg-row when-row">
        {moment.type === 'anchor' ? (
          <Field label={words('wait.field.offsetDays')} path={['wait', 'moment']} problems={problems}>
            {(control) => (
              <DaysOffset
                {...control}
                value={moment.offsetDays}
                onChange={(offsetDays) => onChange({ ...chosen, moment: { ...moment, offsetDays } }, 'offsetDays')}
              />
            )}
          </Field>
        ) : (
          <Field label={words('wait.field.date')} path={['wait', 'moment']} problems={problems}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={moment.date}
                onChange={({ target: { value } }) =>
                  isPlainDate(value) ? onChange({ ...chosen, moment: { ...moment, date: value } }, 'date') : undefined
                }
              />
            )}
          </Field>
        )}
        <Field label={words('wait.field.time')} path={['wait', 'moment', 'time']} problems={problems}>
          {(control) => (
            <TimeInput {...control} value={moment.time} onChange={(time) => onChange({ ...chosen, moment: { ...moment, time } }, 'time')} />
          )}
        </Field>
      </div>
      <div className="mg-row">
        <Field label={words('wait.field.zone')} path={['wait', 'moment', 'zone']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={moment.zone}
              options={(['workspace', 'member'] as const).map((value) => ({ value, label: words(`zone.${value}`) }))}
              onChange={(zone) => onChange({ ...chosen, moment: { ...moment, zone } }, 'zone')}
            />
          )}
        </Field>
        <Field label={words('wait.field.past')} path={['wait', 'past']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={chosen.past}
              options={(['now', 'skip', 'refuse'] as const).map((value) => ({ value, label: words(`past.${value}`) }))}
              onChange={(past) => onChange({ ...chosen, past }, 'past')}
            />
          )}
        </Field>
      </div>
    </>
  );
}

const waitShapes = ['delay', 'anchor', 'date'] as const;
type WaitShape = (typeof waitShapes)[number];

function initialWait(type: WaitShape, { now, zone }: ViewContext): WaitConfig['wait'] {
  if (type === 'delay') return { type, amount: 1, unit: 'days' };
  const rest = { time: '10:00', zone: 'workspace' } as const;
  return {
    type: 'moment',
    past: 'now',
    moment: type === 'anchor' ? { type, offsetDays: 0, ...rest } : { type, date: localDateOf(now, zone), ...rest },
  };
}
