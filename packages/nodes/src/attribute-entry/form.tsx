import { Field } from '@magpie/ui';
import { AutoComplete } from 'antd';
import type { ReactElement } from 'react';
import { ValueTestFields } from '../audience-form/value-test-fields.tsx';
import { MaxAgeField } from '../entry-form/max-age-field.tsx';
import { RuleFields } from '../entry-form/rule-fields.tsx';
import type { FormProps } from '../node-view.ts';
import type { AttributeEntryConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<AttributeEntryConfig>): ReactElement {
  const { words, known } = context;
  return (
    <div className="mg-stack">
      <Field label={words('attribute-entry.field.attribute')} path={['attribute']} problems={problems}>
        {(control) => (
          <AutoComplete
            {...control}
            value={config.attribute}
            options={known.attributes.map((value) => ({ value }))}
            onChange={(attribute: string) => onChange({ ...config, attribute }, 'attribute')}
          />
        )}
      </Field>
      <ValueTestFields
        test={config.test}
        path={['test']}
        problems={problems}
        context={context}
        valuesOf={{ type: 'attribute', name: config.attribute }}
        onChange={(test) => onChange({ ...config, test }, 'test')}
      />
      <p className="mg-hint">{words('attribute-entry.hint.test')}</p>
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
