import type { ReactElement } from 'react';
import { MaxAgeField } from '../entry-form/max-age-field.tsx';
import { RuleFields } from '../entry-form/rule-fields.tsx';
import type { FormProps } from '../node-view.ts';
import type { ApiEntryConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<ApiEntryConfig>): ReactElement {
  return (
    <div className="mg-stack">
      <p className="mg-hint">{context.words('api-entry.hint.call')}</p>
      <RuleFields
        rule={config.rule}
        caps={config.caps}
        rules={['once', 'again-after-leaving', 'per-key', 'again-after-days']}
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
