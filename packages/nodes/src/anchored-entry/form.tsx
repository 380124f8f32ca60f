import { Field, TimeInput } from '@magpie/ui';
import { Radio } from 'antd';
import type { ReactElement } from 'react';
import { AudienceField } from '../audience-form/audience-field.tsx';
import { DaysOffset } from '../view-parts/days-offset.tsx';
import type { FormProps } from '../node-view.ts';
import { AnchorFields } from './anchor-fields.tsx';
import type { AnchoredEntryConfig } from './model.ts';

export function Form({ config, context, problems, reach, onChange }: FormProps<AnchoredEntryConfig>): ReactElement {
  const { words } = context;
  const { audience } = config;
  return (
    <div className="mg-stack">
      <AnchorFields anchor={config.anchor} context={context} problems={problems} onChange={(anchor) => onChange({ ...config, anchor }, 'anchor')} />
      <div className="mg-row when-row">
        <Field label={words('anchored-entry.field.startOffsetDays')} path={['startOffsetDays']} problems={problems}>
          {(control) => (
            <DaysOffset
              {...control}
              value={config.startOffsetDays}
              onChange={(startOffsetDays) => onChange({ ...config, startOffsetDays }, 'startOffsetDays')}
            />
          )}
        </Field>
        <Field label={words('anchored-entry.field.startTime')} path={['startTime']} problems={problems}>
          {(control) => <TimeInput {...control} value={config.startTime} onChange={(startTime) => onChange({ ...config, startTime }, 'startTime')} />}
        </Field>
      </div>
      <p className="mg-hint">{words('anchored-entry.hint.startOffsetDays')}</p>
      <Field label={words('anchored-entry.field.audience')} path={['audience']} problems={[]}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={audience === null ? 'everyone' : 'filtered'}
            options={(['everyone', 'filtered'] as const).map((value) => ({ value, label: words(`anchored-entry.field.${value}`) }))}
            onChange={({ target: { value } }) =>
              onChange({ ...config, audience: value === 'everyone' ? null : { type: 'all', of: [] } }, 'audience kind')
            }
          />
        )}
      </Field>
      {audience === null ? null : (
        <AudienceField
          filter={audience}
          path={['audience']}
          problems={problems}
          context={context}
          count={{ people: reach?.reach ?? null, isStale: reach?.isStale === true }}
          onChange={(next) => onChange({ ...config, audience: next }, 'audience')}
        />
      )}
    </div>
  );
}
