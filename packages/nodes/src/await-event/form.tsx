import { Field } from '@magpie/ui';
import { InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { KnownName } from '../view-parts/known-name.tsx';
import { PropertyTests } from '../audience-form/property-tests.tsx';
import { KeyField } from '../entry-form/key-field.tsx';
import type { FormProps } from '../node-view.ts';
import type { AwaitEventConfig } from './model.ts';

export function Form({ config, context, problems, onChange }: FormProps<AwaitEventConfig>): ReactElement {
  const { words, known, anchor, hasKey } = context;
  const { window } = config;
  const initial = (type: AwaitEventConfig['window']['type']): AwaitEventConfig['window'] =>
    type === 'delay' ? { type, hours: 24 } : { type, fromDays: 0, toDays: 1, zone: 'workspace' };
  return (
    <div className="mg-stack">
      <Field label={words('await-event.field.event')} path={['event']} problems={problems}>
        {(control) => (
          <KnownName {...control} value={config.event} known={known.events} onChange={(event) => onChange({ ...config, event }, 'event')} />
        )}
      </Field>
      <Field label={words('await-event.field.window')} path={['window']} problems={problems.filter(({ path }) => path.length === 1)}>
        {(control) => (
          <Select
            {...control}
            value={window.type}
            options={(['anchor', 'delay'] as const)
              .filter((type) => type === 'delay' || anchor !== null || window.type === type)
              .map((value) => ({ value, label: words(`await-event.option.${value}`) }))}
            onChange={(type) => onChange({ ...config, window: initial(type) }, 'window')}
          />
        )}
      </Field>
      {window.type === 'delay' ? (
        <Field label={words('await-event.field.hours')} path={['window', 'hours']} problems={problems}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={8_760}
              precision={0}
              value={window.hours}
              onChange={(hours) => onChange({ ...config, window: { ...window, hours: hours ?? 1 } }, 'hours')}
            />
          )}
        </Field>
      ) : (
        <>
          <div className="mg-row">
            <Field label={words('await-event.field.fromDays')} path={['window', 'fromDays']} problems={problems}>
              {(control) => (
                <InputNumber
                  {...control}
                  min={-3_650}
                  max={3_650}
                  precision={0}
                  value={window.fromDays}
                  onChange={(fromDays) => onChange({ ...config, window: { ...window, fromDays: fromDays ?? 0 } }, 'fromDays')}
                />
              )}
            </Field>
            <Field label={words('await-event.field.toDays')} path={['window', 'toDays']} problems={problems}>
              {(control) => (
                <InputNumber
                  {...control}
                  min={-3_650}
                  max={3_650}
                  precision={0}
                  value={window.toDays}
                  onChange={(toDays) => onChange({ ...config, window: { ...window, toDays: toDays ?? 1 } }, 'toDays')}
                />
              )}
            </Field>
          </div>
          <p className="mg-hint">{words('await-event.hint.window')}</p>
          <Field label={words('await-event.field.zone')} path={['window', 'zone']} problems={problems}>
            {(control) => (
              <Select
                {...control}
                value={window.zone}
                options={(['workspace', 'member'] as const).map((value) => ({ value, label: words(`zone.${value}`) }))}
                onChange={(zone) => onChange({ ...config, window: { ...window, zone } }, 'zone')}
              />
            )}
          </Field>
        </>
      )}
      {hasKey || config.about !== null ? (
        <KeyField
          value={config.about}
          path={['about']}
          label={words('await-event.field.about')}
          hint={words('await-event.hint.about')}
          problems={problems}
          context={context}
          onChange={(about) => onChange({ ...config, about }, 'about')}
        />
      ) : null}
      <Field
        label={words('await-event.field.settlingMinutes')}
        path={['settlingMinutes']}
        problems={problems}
        hint={words('await-event.hint.settlingMinutes')}
      >
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={1_440}
            precision={0}
            value={config.settlingMinutes}
            placeholder={words('await-event.placeholder.settlingMinutes')}
            onChange={(settlingMinutes) => onChange({ ...config, settlingMinutes }, 'settlingMinutes')}
          />
        )}
      </Field>
      <div>
        <span className="mg-label">{words('await-event.field.where')}</span>
        <PropertyTests
          tests={config.where}
          event={config.event}
          path={['where']}
          problems={problems}
          context={context}
          onChange={(where) => onChange({ ...config, where: [...where] }, 'where')}
        />
      </div>
    </div>
  );
}
