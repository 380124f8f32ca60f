import { Field } from '@magpie/ui';
import { AutoComplete } from 'antd';
import type { ReactElement } from 'react';
import { PropertyTests } from '../audience-form/property-tests.tsx';
import { KeyField } from '../entry-form/key-field.tsx';
import { MaxAgeField } from '../entry-form/max-age-field.tsx';
import { RuleFields } from '../entry-form/rule-fields.tsx';
import type { FormProps } from '../node-view.ts';
import type { EventEntryConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<EventEntryConfig>): ReactElement {
  const { words, known } = context;
  return (
    <div className="mg-stack">
      <Field label={words('event-entry.field.event')} path={['event']} problems={problems}>
        {(control) => (
          <AutoComplete
            {...control}
            value={config.event}
            options={known.events.map((value) => ({ value }))}
            onChange={(event: string) => onChange({ ...config, event }, 'event')}
          />
        )}
      </Field>
      <div>
        <span className="mg-label">{words('event-entry.field.where')}</span>
        <PropertyTests
          tests={config.where}
          event={config.event}
          path={['where']}
          problems={problems}
          context={context}
          onChange={(where) => onChange({ ...config, where: [...where] }, 'where')}
        />
      </div>
      <KeyField
        value={config.key}
        path={['key']}
        label={words('event-entry.field.key')}
        hint={words('event-entry.hint.key')}
        problems={problems}
        context={context}
        onChange={(key) => onChange({ ...config, key, rule: key === null && config.rule === 'per-key' ? 'again-after-leaving' : config.rule }, 'key')}
      />
      <RuleFields
        rule={config.rule}
        caps={config.caps}
        rules={
          config.key === null ? ['once', 'again-after-leaving', 'again-after-days'] : ['per-key', 'once', 'again-after-leaving', 'again-after-days']
        }
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
