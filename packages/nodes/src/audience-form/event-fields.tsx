import type { EventFilter, Measure } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { InputNumber, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import type { ClauseProps } from './clause-fields.tsx';
import { PropertyInput } from './counted-value-input.tsx';
import { MatchFields } from './match-fields.tsx';
import { NarrowedEvent } from './narrowed-event.tsx';
import { numberOperators, sign } from './operators.ts';

const measures = [
  'count',
  'sum',
  'average',
  'minimum',
  'maximum',
  'days',
  'distinct',
  'firstDaysAgo',
  'lastDaysAgo',
] as const satisfies readonly Measure['type'][];
const ofProperty: readonly Measure['type'][] = ['sum', 'average', 'minimum', 'maximum', 'distinct'];

/** "Did this, in this time, so often (or for so much)." */
export function EventFields({ clause, path, problems, context, onChange }: ClauseProps<EventFilter>): ReactElement {
  const { words, currency } = context;
  const { measure, test } = clause;
  const property = 'property' in measure ? measure.property : undefined;
  const isMoney = ofProperty.includes(measure.type) && property === undefined;
  const digits = isMoney ? minorDigits(currency) : 0;
  const scale = 10 ** digits;
  return (
    <NarrowedEvent match={clause} path={path} problems={problems} context={context} onWhere={(where) => onChange({ ...clause, where })}>
      <MatchFields match={clause} path={path} problems={problems} context={context} onChange={(match) => onChange({ ...clause, ...match })} />
      <Field label={words('audience-form.measure')} path={[...path, 'test']} problems={problems}>
        {(control) => (
          <Space.Compact block>
            <Select
              value={measure.type}
              aria-label={words('audience-form.measure')}
              style={{ flex: 1.4 }}
              popupMatchSelectWidth={false}
              options={measures.map((value) => ({ value, label: words(`audience-form.measure.${value}`) }))}
              onChange={(type) => onChange({ ...clause, measure: newMeasure(type) })}
            />
            <Select
              value={test.op}
              aria-label={words('audience-form.operator')}
              style={{ width: 62 }}
              options={numberOperators.map((value) => ({ value, label: sign[value] }))}
              onChange={(op) => onChange({ ...clause, test: { ...test, op } })}
            />
            <InputNumber
              {...control}
              style={{ flex: 1 }}
              value={test.value / scale}
              {...(isMoney ? { precision: digits } : {})}
              onChange={(value) => onChange({ ...clause, test: { ...test, value: isMoney ? Math.round((value ?? 0) * scale) : (value ?? 0) } })}
            />
          </Space.Compact>
        )}
      </Field>
      {ofProperty.includes(measure.type) ? (
        <Field label={words('audience-form.measure.of')} path={[...path, 'measure', 'property']} problems={problems}>
          {(control) => (
            <PropertyInput
              {...control}
              value={property ?? ''}
              event={clause.event}
              context={context}
              onChange={(name) => onChange({ ...clause, measure: withProperty(measure, name) })}
            />
          )}
        </Field>
      ) : null}
    </NarrowedEvent>
  );
}

function newMeasure(type: Measure['type']): Measure {
  return type === 'distinct' ? { type, property: '' } : { type };
}

/** Without a property the event's own value is meant; what is told apart needs one. */
function withProperty(measure: Measure, property: string): Measure {
  switch (measure.type) {
    case 'distinct':
      return { ...measure, property };
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
      return property === '' ? { type: measure.type } : { type: measure.type, property };
    default:
      return measure;
  }
}

/** Digits behind the point of a currency: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
