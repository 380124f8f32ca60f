import type { ValueTest } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { InputNumber } from 'antd';
import type { ReactElement } from 'react';
import type { TestFieldsProps } from './test-fields.tsx';
import { CountedValueInput, CountedValuesInput } from './counted-value-input.tsx';
import { typed } from './operators.ts';

/** What a value is compared with. */
export function ValueFields({ test, path, problems, context, valuesOf, onChange }: TestFieldsProps<ValueTest>): ReactElement | null {
  const { words } = context;
  if (isBare(test)) return null;
  if (test.op === 'between') {
    return (
      <>
        <Field label={words('audience-form.from')} path={[...path, 'from']} problems={problems}>
          {(control) => <InputNumber {...control} value={test.from} onChange={(from) => onChange({ ...test, from: from ?? 0 })} />}
        </Field>
        <Field label={words('audience-form.to')} path={path} problems={problems}>
          {(control) => <InputNumber {...control} value={test.to} onChange={(to) => onChange({ ...test, to: to ?? 0 })} />}
        </Field>
      </>
    );
  }
  return (
    <Field label={words('audience-form.value')} path={path} problems={problems.filter((problem) => problem.path.at(-1) !== 'op')}>
      {(control) => {
        if ('values' in test) {
          return (
            <CountedValuesInput
              {...control}
              values={test.values}
              context={context}
              valuesOf={valuesOf ?? null}
              onChange={(values) => onChange({ op: test.op, values })}
            />
          );
        }
        if (isNumeric(test))
          return <InputNumber {...control} value={test.value} onChange={(value) => onChange({ op: test.op, value: value ?? 0 })} />;
        return (
          <CountedValueInput
            {...control}
            value={test.value}
            context={context}
            valuesOf={valuesOf ?? null}
            onChange={(value) =>
              onChange(
                isEquality(test) ? { op: test.op, value: typeof value === 'string' ? typed(value) : value } : { op: test.op, value: String(value) },
              )
            }
          />
        );
      }}
    </Field>
  );
}

type Bare = Extract<ValueTest, { readonly op: 'exists' | 'empty' }>;
type Numeric = Extract<ValueTest, { readonly op: '>=' | '>' | '<=' | '<' }>;
type Equality = Extract<ValueTest, { readonly op: '=' | '!=' }>;

function isBare(test: ValueTest): test is Bare {
  return test.op === 'exists' || test.op === 'empty';
}

function isNumeric(test: ValueTest): test is Numeric {
  return test.op === '>=' || test.op === '>' || test.op === '<=' || test.op === '<';
}

function isEquality(test: ValueTest): test is Equality {
  return test.op === '=' || test.op === '!=';
}
