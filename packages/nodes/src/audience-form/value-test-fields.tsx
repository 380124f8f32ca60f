import type { ValueTest } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { valueOperators, withOperator } from './operators.ts';
import type { TestFieldsProps } from './test-fields.tsx';
import { ValueFields } from './value-fields.tsx';

/** How a value compares, where dates are not asked for. */
export function ValueTestFields({ test, path, problems, context, valuesOf, onChange }: TestFieldsProps<ValueTest>): ReactElement {
  const { words } = context;
  return (
    <>
      <Field label={words('audience-form.operator')} path={[...path, 'op']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={test.op}
            popupMatchSelectWidth={false}
            options={valueOperators.map((value) => ({ value, label: words(`audience-form.operator.${value}`) }))}
            onChange={(op) => onChange(withOperator(test, op))}
          />
        )}
      </Field>
      <ValueFields
        test={test}
        path={path}
        problems={problems}
        context={context}
        {...(valuesOf === undefined ? {} : { valuesOf })}
        onChange={onChange}
      />
    </>
  );
}
