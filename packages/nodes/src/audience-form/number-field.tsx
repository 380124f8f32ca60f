import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { InputNumber } from 'antd';
import type { ReactElement } from 'react';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly onChange: (value: number) => void;
}

/** A whole number with its label. */
export function NumberField({ label, value, minimum = -3_650, maximum = 3_650, path, problems, onChange }: NumberFieldProps): ReactElement {
  return (
    <Field label={label} path={path} problems={problems}>
      {(control) => (
        <InputNumber
          {...control}
          min={minimum}
          max={maximum}
          precision={0}
          value={value}
          onChange={(next) => onChange(next ?? Math.max(0, minimum))}
        />
      )}
    </Field>
  );
}
