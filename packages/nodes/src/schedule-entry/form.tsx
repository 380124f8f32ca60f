import type { ScheduledDays } from '@magpie/journey/plan';
import { Field, TimeInput } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { AudienceField } from '../audience-form/audience-field.tsx';
import { RuleFields } from '../entry-form/rule-fields.tsx';
import type { FormProps } from '../node-view.ts';
import { dayName } from './day-words.ts';
import { chosenOf, type ScheduleEntryConfig } from './model.ts';

const rhythms = ['day', 'week', 'month', 'lunar-month'] as const;
const most = { week: 7, month: 31, 'lunar-month': 30 } as const;

export function Form({ config, context, problems, onChange }: FormProps<ScheduleEntryConfig>): ReactElement {
  const { words } = context;
  const { days } = config;
  return (
    <div className="mg-stack">
      <Field label={words('schedule-entry.field.every')} path={['days', 'every']} problems={problems}>
        {(control) => (
          <Select<ScheduledDays['every']>
            {...control}
            value={days.every}
            options={rhythms.map((value) => ({ value, label: words(`schedule-entry.option.${value}`) }))}
            onChange={(every) => onChange({ ...config, days: begun(every) }, 'every')}
          />
        )}
      </Field>
      {days.every === 'day' ? null : (
        <Field
          label={words(`schedule-entry.field.${days.every}`)}
          path={['days']}
          problems={problems}
          hint={days.every === 'week' ? undefined : words(`schedule-entry.hint.${days.every}`)}
        >
          {(control) => (
            <Select<number[]>
              {...control}
              mode="multiple"
              value={[...chosenOf(days)]}
              options={Array.from({ length: most[days.every] }, (_, index) => ({ value: index + 1, label: dayName(days.every, index + 1, context) }))}
              optionFilterProp="label"
              onChange={(chosen) => onChange({ ...config, days: withChosen(days.every, chosen) }, 'days')}
            />
          )}
        </Field>
      )}
      <div className="mg-row when-row">
        <Field label={words('schedule-entry.field.time')} path={['time']} problems={problems}>
          {(control) => <TimeInput {...control} value={config.time} onChange={(time) => onChange({ ...config, time }, 'time')} />}
        </Field>
        <Field label={words('schedule-entry.field.zone')} path={['zone']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={config.zone}
              options={(['workspace', 'member'] as const).map((value) => ({ value, label: words(`zone.${value}`) }))}
              onChange={(zone) => onChange({ ...config, zone }, 'zone')}
            />
          )}
        </Field>
      </div>
      <AudienceField
        filter={config.audience}
        path={['audience']}
        problems={problems}
        context={context}
        onChange={(audience) => onChange({ ...config, audience }, 'audience')}
      />
      <RuleFields
        rule={config.rule}
        caps={config.caps}
        rules={['again-after-leaving', 'again-after-days', 'once']}
        problems={problems}
        context={context}
        onRule={(rule) => onChange({ ...config, rule }, 'rule')}
        onCaps={(caps) => onChange({ ...config, caps }, 'caps')}
      />
    </div>
  );
}

/** Something sensible to begin a rhythm with. */
function begun(every: ScheduledDays['every']): ScheduledDays {
  if (every === 'day') return { every };
  return withChosen(every, every === 'week' ? [5] : every === 'month' ? [8] : [1, 15]);
}

function withChosen(every: 'week' | 'month' | 'lunar-month', chosen: readonly number[]): ScheduledDays {
  const days = chosen.toSorted((left, right) => left - right);
  return every === 'week' ? { every, weekdays: days } : { every, days };
}
