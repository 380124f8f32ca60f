import type { ValueTest } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';
import { formOperators, type FormTest, isFormTest } from './fits-form.ts';

export interface ValueTestFieldsProps {
  readonly test: ValueTest;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onChange: (test: ValueTest) => void;
}

type Operator = FormTest['op'];

/** How a value compares: an operator and what it is compared with. */
export function ValueTestFields({ test: asked, path, problems, context, onChange }: ValueTestFieldsProps): ReactElement {
  const { words } = context;
  // Tests without a control are shown as a sentence and never come here.
  const test: FormTest = isFormTest(asked) ? asked : { op: 'exists' };
  return (
    <>
      <Field label={words('audience-form.operator')} path={[...path, 'op']} problems={[]}>
        {(control) => (
          <Select
            {...control}
            value={test.op}
            options={formOperators.map((value) => ({ value, label: words(`audience-form.operator.${value}`) }))}
            onChange={(op) => onChange(withOperator(test, op))}
          />
        )}
      </Field>
      {isBare(test) ? null : (
        <Field label={words('audience-form.value')} path={path} problems={problems}>
          {(control) => {
            if ('values' in test)
              return (
                <Select
                  {...control}
                  mode="tags"
                  value={test.values.map(String)}
                  onChange={(values: string[]) => onChange({ op: test.op, values: values.map(typed) })}
                  open={false}
                  suffixIcon={null}
                />
              );
            if (isNumeric(test))
              return <InputNumber {...control} value={test.value} onChange={(value) => onChange({ op: test.op, value: value ?? 0 })} />;
            return (
              <Input
                {...control}
                value={String(test.value)}
                onChange={({ target: { value } }) => onChange(isEquality(test) ? { op: test.op, value: typed(value) } : { op: test.op, value })}
              />
            );
          }}
        </Field>
      )}
    </>
  );
}

function isBare(test: FormTest): test is Extract<FormTest, { op: 'exists' | 'empty' }> {
  return test.op === 'exists' || test.op === 'empty';
}

function isEquality(test: FormTest): test is Extract<FormTest, { op: '=' | '!=' }> {
  return test.op === '=' || test.op === '!=';
}

function isNumeric(test: FormTest): test is Extract<FormTest, { op: '>=' | '>' | '<=' | '<' }> {
  return test.op === '>=' || test.op === '>' || test.op === '<=' || test.op === '<';
}

function withOperator(test: FormTest, op: Operator): ValueTest {
  const value = 'values' in test ? (test.values[0] ?? '') : 'value' in test ? test.value : '';
  switch (op) {
    case 'exists':
    case 'empty':
      return { op };
    case 'in':
    case 'notIn':
      return { op, values: value === '' || typeof value === 'boolean' ? [] : [value] };
    case '=':
    case '!=':
      return { op, value };
    case '>=':
    case '>':
    case '<=':
    case '<':
      return { op, value: Number.isFinite(Number(value)) ? Number(value) : 0 };
    default:
      return { op, value: String(value) };
  }
}

/** `12` is a number, everything else a text. */
function typed(text: string): string | number {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
