import type { ValueTest } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';

export interface ValueTestFieldsProps {
  readonly test: ValueTest;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onChange: (test: ValueTest) => void;
}

type Operator = ValueTest['op'];

const operators: readonly Operator[] = ['=', '!=', '>=', '>', '<=', '<', 'in', 'contains', 'startsWith', 'exists'];

/** How a value compares: an operator and what it is compared with. */
export function ValueTestFields({ test, path, problems, context, onChange }: ValueTestFieldsProps): ReactElement {
  const { words } = context;
  return (
    <>
      <Field label={words('audience-form.operator')} path={[...path, 'op']} problems={[]}>
        {(control) => (
          <Select
            {...control}
            value={test.op}
            options={operators.map((value) => ({ value, label: words(`audience-form.operator.${value}`) }))}
            onChange={(op) => onChange(withOperator(test, op))}
          />
        )}
      </Field>
      {test.op === 'exists' ? null : (
        <Field label={words('audience-form.value')} path={path} problems={problems}>
          {(control) => {
            if (test.op === 'in')
              return (
                <Select
                  {...control}
                  mode="tags"
                  value={test.values.map(String)}
                  onChange={(values: string[]) => onChange({ op: 'in', values: values.map(typed) })}
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
                onChange={({ target: { value } }) =>
                  onChange(test.op === 'contains' || test.op === 'startsWith' ? { op: test.op, value } : { op: test.op, value: typed(value) })
                }
              />
            );
          }}
        </Field>
      )}
    </>
  );
}

function isNumeric(test: Exclude<ValueTest, { op: 'exists' | 'in' }>): test is Extract<ValueTest, { op: '>=' | '>' | '<=' | '<' }> {
  return test.op === '>=' || test.op === '>' || test.op === '<=' || test.op === '<';
}

function withOperator(test: ValueTest, op: Operator): ValueTest {
  const value = test.op === 'exists' ? '' : test.op === 'in' ? (test.values[0] ?? '') : test.value;
  if (op === 'exists') return { op };
  if (op === 'in') return { op, values: value === '' || typeof value === 'boolean' ? [] : [value] };
  if (op === 'contains' || op === 'startsWith') return { op, value: String(value) };
  if (op === '=' || op === '!=') return { op, value };
  return { op, value: Number.isFinite(Number(value)) ? Number(value) : 0 };
}

/** `12` is a number, everything else a text. */
function typed(text: string): string | number {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
