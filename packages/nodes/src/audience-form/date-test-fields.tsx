import type { CalendarName, DateTest } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { NumberField } from './number-field.tsx';
import type { TestFieldsProps } from './test-fields.tsx';

/** What a date is compared with. */
export function DateTestFields({ test, path, problems, context, onChange }: TestFieldsProps<DateTest>): ReactElement {
  const { words } = context;
  switch (test.op) {
    case 'before':
    case 'on':
    case 'after':
      return (
        <Field label={words('audience-form.date')} path={[...path, 'at']} problems={problems}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={test.at.slice(0, 10)}
              onChange={({ target: { value } }) => (value === '' ? undefined : onChange({ ...test, at: value }))}
            />
          )}
        </Field>
      );
    case 'withinLast':
    case 'withinNext':
    case 'inDays':
      return (
        <NumberField
          label={words(test.op === 'inDays' ? 'audience-form.in-days' : 'audience-form.window.days')}
          value={test.days}
          minimum={test.op === 'inDays' ? -36_500 : 1}
          path={[...path, 'days']}
          problems={problems}
          onChange={(days) => onChange({ ...test, days })}
        />
      );
    case 'anniversary':
      return (
        <>
          <CalendarField test={test} path={path} problems={problems} context={context} onChange={onChange} />
          {(['fromDays', 'toDays'] as const).map((bound) => (
            <NumberField
              key={bound}
              label={words(`audience-form.anniversary.${bound}`)}
              value={test[bound]}
              minimum={-366}
              maximum={366}
              path={bound === 'toDays' ? path : [...path, bound]}
              problems={problems}
              onChange={(days) => onChange({ ...test, [bound]: days })}
            />
          ))}
        </>
      );
    case 'dayOfYear':
      return (
        <>
          <CalendarField test={test} path={path} problems={problems} context={context} onChange={onChange} />
          {(['from', 'to'] as const).map((bound) => (
            <DayOfYearField
              key={bound}
              label={words(`audience-form.${bound}`)}
              value={test[bound]}
              path={[...path, bound]}
              problems={problems}
              onChange={(day) => onChange({ ...test, [bound]: day })}
            />
          ))}
        </>
      );
  }
}

type WithCalendar = DateTest & { readonly calendar: CalendarName };

function CalendarField({ test, path, problems, context: { words }, onChange }: TestFieldsProps<WithCalendar>): ReactElement {
  return (
    <Field label={words('audience-form.calendar')} path={[...path, 'calendar']} problems={problems}>
      {(control) => (
        <Select
          {...control}
          value={test.calendar}
          options={(['solar', 'lunar'] as const).map((value) => ({ value, label: words(`audience-form.calendar.${value}`) }))}
          onChange={(calendar) => onChange({ ...test, calendar })}
        />
      )}
    </Field>
  );
}

export interface DayOfYearFieldProps extends Pick<TestFieldsProps<unknown>, 'path' | 'problems'> {
  readonly label: string;
  /** MM-DD. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day of the year, month and day. */
export function DayOfYearField({ label, value, path, problems, onChange }: DayOfYearFieldProps): ReactElement {
  const [month = '01', day = '01'] = value.split('-');
  const numbers = (most: number) => Array.from({ length: most }, (_, index) => ({ value: String(index + 1).padStart(2, '0') }));
  return (
    <Field label={label} path={path} problems={problems}>
      {({ id, status }) => (
        <span className="audience-day">
          <Select id={id} status={status} value={month} options={numbers(12)} onChange={(next) => onChange(`${next}-${day}`)} />
          <span aria-hidden>-</span>
          <Select aria-label={`${label} DD`} status={status} value={day} options={numbers(31)} onChange={(next) => onChange(`${month}-${next}`)} />
        </span>
      )}
    </Field>
  );
}
