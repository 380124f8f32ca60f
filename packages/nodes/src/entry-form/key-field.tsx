import type { KeyOf } from '@magpie/journey/plan';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Input, Select } from 'antd';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';

export interface KeyFieldProps {
  readonly value: KeyOf | null;
  readonly path: Path;
  readonly label: string;
  readonly hint: string;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onChange: (key: KeyOf | null) => void;
}

/** Where an event says what it is about: nowhere, in its key, or in a property. */
export function KeyField({ value, path, label, hint, problems, context, onChange }: KeyFieldProps): ReactElement {
  const { words } = context;
  const own = problems.filter((problem) => problem.path.length === path.length);
  return (
    <>
      <Field label={label} path={path} problems={own} hint={hint}>
        {(control) => (
          <Select<'none' | KeyOf['type']>
            {...control}
            value={value?.type ?? 'none'}
            options={(['none', 'property', 'key'] as const).map((each) => ({ value: each, label: words(`entry-form.key.${each}`) }))}
            onChange={(type) => onChange(type === 'none' ? null : type === 'key' ? { type } : { type, property: 'cart_id' })}
          />
        )}
      </Field>
      {value?.type === 'property' ? (
        <Field label={words('entry-form.key.name')} path={[...path, 'property']} problems={problems}>
          {(control) => (
            <Input {...control} value={value.property} onChange={({ target }) => onChange({ type: 'property', property: target.value })} />
          )}
        </Field>
      ) : null}
    </>
  );
}
