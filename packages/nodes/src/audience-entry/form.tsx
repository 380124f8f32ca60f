import { Field } from '@magpie/ui';
import { Checkbox, Radio } from 'antd';
import type { ReactElement } from 'react';
import { AudienceField } from '../audience-form/audience-field.tsx';
import { MaxAgeField } from '../entry-form/max-age-field.tsx';
import { RuleFields } from '../entry-form/rule-fields.tsx';
import type { FormProps } from '../node-view.ts';
import type { AudienceEntryConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<AudienceEntryConfig>): ReactElement {
  const { words } = context;
  return (
    <div className="mg-stack">
      <Field label={words('audience-entry.field.edge')} path={['edge']} problems={problems}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={config.edge}
            options={(['entering', 'leaving'] as const).map((value) => ({ value, label: words(`audience-entry.option.${value}`) }))}
            onChange={({ target: { value } }) => onChange({ ...config, edge: value === 'leaving' ? 'leaving' : 'entering' }, 'edge')}
          />
        )}
      </Field>
      <AudienceField
        filter={config.audience}
        path={['audience']}
        problems={problems}
        context={context}
        onChange={(audience) => onChange({ ...config, audience }, 'audience')}
      />
      {config.edge === 'entering' ? (
        <Checkbox checked={config.existing} onChange={({ target }) => onChange({ ...config, existing: target.checked }, 'existing')}>
          {words('audience-entry.field.existing')}
        </Checkbox>
      ) : null}
      <p className="mg-hint">{words('audience-entry.hint.looks')}</p>
      <RuleFields
        rule={config.rule}
        caps={config.caps}
        rules={['once', 'again-after-leaving', 'again-after-days']}
        problems={problems}
        context={context}
        onRule={(rule) => onChange({ ...config, rule }, 'rule')}
        onCaps={(caps) => onChange({ ...config, caps }, 'caps')}
      />
      <MaxAgeField
        value={config.maxAgeHours}
        problems={problems}
        context={context}
        onChange={(maxAgeHours) => onChange({ ...config, maxAgeHours }, 'maxAgeHours')}
      />
    </div>
  );
}
