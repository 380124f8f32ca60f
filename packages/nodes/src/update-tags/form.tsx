import { Field } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import type { UpdateTagsConfig } from './model.ts';

export function Form({ config, context: { words, known }, problems, onChange }: FormProps<UpdateTagsConfig>): ReactElement {
  return (
    <div className="mg-stack">
      {(['add', 'remove'] as const).map((field) => (
        <Field key={field} label={words(`update-tags.field.${field}`)} path={[field]} problems={problems}>
          {(control) => (
            <Select
              {...control}
              mode="tags"
              value={config[field]}
              options={known.tags.map((value) => ({ value }))}
              onChange={(tags: string[]) =>
                onChange({ ...config, [field]: tags.map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== '') }, field)
              }
            />
          )}
        </Field>
      ))}
    </div>
  );
}
