import type { AttributeTest, DateTest, ValueTest } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { AudienceContext, ValuesOf } from './builder-context.tsx';
import { DateTestFields } from './date-test-fields.tsx';
import { dateOperators, isDateOperator, newDateTest, valueOperators, withOperator } from './operators.ts';
import { ValueFields } from './value-fields.tsx';

export interface TestFieldsProps<Test> {
  readonly test: Test;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  /** Whose values are suggested; absent: nobody's. */
  readonly valuesOf?: ValuesOf;
  readonly onChange: (test: Test) => void;
}

/** How a value or a date compares: an operator and what it is compared with. */
export function TestFields({ test, path, problems, context, valuesOf, onChange }: TestFieldsProps<AttributeTest>): ReactElement {
  const { words } = context;
  const shared = { path, problems, context, ...(valuesOf === undefined ? {} : { valuesOf }) };
  return (
    <>
      <Field label={words('audience-form.operator')} path={[...path, 'op']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={test.op}
            popupMatchSelectWidth={false}
            options={[
              {
                label: words('audience-form.operators.value'),
                options: valueOperators.map((value) => ({ value, label: words(`audience-form.operator.${value}`) })),
              },
              {
                label: words('audience-form.operators.date'),
                options: dateOperators.map((value) => ({ value, label: words(`audience-form.operator.${value}`) })),
              },
            ]}
            onChange={(op: AttributeTest['op']) => onChange(isDateOperator(op) ? newDateTest(op, context) : withOperator(test, op))}
          />
        )}
      </Field>
      {isDateTest(test) ? (
        <DateTestFields {...shared} test={test} onChange={onChange} />
      ) : (
        <ValueFields {...shared} test={test} onChange={onChange} />
      )}
    </>
  );
}

/** How the day of something compares. */
export function DayTestFields({ test, path, problems, context, onChange }: TestFieldsProps<DateTest>): ReactElement {
  const { words } = context;
  return (
    <>
      <Field label={words('audience-form.operator')} path={[...path, 'op']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={test.op}
            popupMatchSelectWidth={false}
            options={dateOperators.map((value) => ({ value, label: words(`audience-form.operator.${value}`) }))}
            onChange={(op) => onChange(newDateTest(op, context))}
          />
        )}
      </Field>
      <DateTestFields test={test} path={path} problems={problems} context={context} onChange={onChange} />
    </>
  );
}

function isDateTest(test: ValueTest | DateTest): test is DateTest {
  return isDateOperator(test.op);
}
