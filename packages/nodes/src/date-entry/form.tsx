import { Field, TimeInput } from '@magpie/ui';
import { AutoComplete, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import { DaysOffset } from '../view-parts/days-offset.tsx';
import type { DateEntryConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<DateEntryConfig>): ReactElement {
  const { words, known } = context;
  return (
    <div className="mg-stack">
      <Field label={words('date-entry.field.attribute')} path={['attribute']} problems={problems} hint={words('date-entry.hint.attribute')}>
        {(control) => (
          <AutoComplete
            {...control}
            value={config.attribute}
            options={known.attributes.map((value) => ({ value }))}
            onChange={(attribute: string) => onChange({ ...config, attribute }, 'attribute')}
          />
        )}
      </Field>
      <Field label={words('date-entry.field.returns')} path={['returns']} problems={problems} hint={words(`date-entry.hint.${config.returns}`)}>
        {(control) => (
          <Select
            {...control}
            value={config.returns}
            options={(['yearly', 'lunar-yearly', 'never'] as const).map((value) => ({ value, label: words(`date-entry.option.${value}`) }))}
            onChange={(returns) => onChange({ ...config, returns }, 'returns')}
          />
        )}
      </Field>
      <div className="mg-row when-row">
        <Field label={words('date-entry.field.offsetDays')} path={['offsetDays']} problems={problems}>
          {(control) => (
            <DaysOffset {...control} value={config.offsetDays} onChange={(offsetDays) => onChange({ ...config, offsetDays }, 'offsetDays')} />
          )}
        </Field>
        <Field label={words('date-entry.field.time')} path={['time']} problems={problems}>
          {(control) => <TimeInput {...control} value={config.time} onChange={(time) => onChange({ ...config, time }, 'time')} />}
        </Field>
      </div>
      <Field label={words('date-entry.field.zone')} path={['zone']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={config.zone}
            options={(['workspace', 'member'] as const).map((value) => ({ value, label: words(`zone.${value}`) }))}
            onChange={(zone) => onChange({ ...config, zone }, 'zone')}
          />
        )}
      </Field>
      <div className="mg-row">
        {(['total', 'perDay'] as const).map((which) => (
          <Field key={which} label={words(`entry-form.caps.${which}`)} path={['caps', which]} problems={problems}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={1_000_000_000}
                precision={0}
                value={config.caps[which]}
                placeholder={words('entry-form.caps.none')}
                onChange={(value) => onChange({ ...config, caps: { ...config.caps, [which]: value } }, 'caps')}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}
