import type { EventFilter, Measure, NumberTest } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { InputNumber, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import { KnownName } from '../view-parts/known-name.tsx';
import type { ClauseProps } from './clause-fields.tsx';
import { PropertyTests } from './property-tests.tsx';
import { WindowFields } from './window-fields.tsx';

const measures = ['count', 'sum', 'firstDaysAgo', 'lastDaysAgo'] as const satisfies readonly Measure['type'][];
const operators: readonly NumberTest['op'][] = ['>=', '>', '<=', '<', '=', '!='];

/** "Did this, in this time, so often (or for so much)." */
export function EventFields({ clause, path, problems, context, onChange }: ClauseProps<EventFilter>): ReactElement {
  const { words, known, currency } = context;
  const isMoney = clause.measure.type === 'sum';
  const digits = isMoney ? minorDigits(currency) : 0;
  const scale = 10 ** digits;
  return (
    <div className="audience-event">
      <Field label={words('audience-form.event')} path={[...path, 'event']} problems={problems}>
        {(control) => <KnownName {...control} value={clause.event} known={known.events} onChange={(event) => onChange({ ...clause, event })} />}
      </Field>
      <WindowFields
        window={clause.window}
        path={[...path, 'window']}
        problems={problems}
        context={context}
        onChange={(window) => onChange({ ...clause, window })}
      />
      <Field label={words('audience-form.measure')} path={[...path, 'test']} problems={problems}>
        {(control) => (
          <Space.Compact block>
            <Select
              value={measures.find((type) => type === clause.measure.type) ?? 'count'}
              aria-label={words('audience-form.measure')}
              style={{ flex: 1.4 }}
              options={measures.map((value) => ({ value, label: words(`audience-form.measure.${value}`) }))}
              onChange={(type) => onChange({ ...clause, measure: { type } })}
            />
            <Select
              value={clause.test.op}
              aria-label={words('audience-form.operator')}
              style={{ width: 62 }}
              options={operators.map((value) => ({ value, label: sign[value] }))}
              onChange={(op) => onChange({ ...clause, test: { ...clause.test, op } })}
            />
            <InputNumber
              {...control}
              style={{ flex: 1 }}
              value={clause.test.value / scale}
              precision={digits}
              onChange={(value) => onChange({ ...clause, test: { ...clause.test, value: Math.round((value ?? 0) * scale) } })}
            />
          </Space.Compact>
        )}
      </Field>
      <PropertyTests
        tests={clause.where}
        path={[...path, 'where']}
        problems={problems}
        context={context}
        onChange={(where) => onChange({ ...clause, where })}
      />
    </div>
  );
}

const sign: Readonly<Record<NumberTest['op'], string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=', '!=': '≠' };

/** Digits behind the point of a currency: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
