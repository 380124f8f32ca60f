import { Field } from '@magpie/ui';
import { Select } from 'antd';
import { Tags } from 'lucide-react';
import type { ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, FormProps, ViewContext } from '../node-view.ts';
import { updateTags, type UpdateTagsConfig } from './model.ts';

export const updateTagsView = defineView<UpdateTagsConfig>(updateTags, {
  icon: Tags,
  summary: tagWords,
  Card,
  Form,
});

function tagWords({ add, remove }: UpdateTagsConfig, { words }: ViewContext): string {
  const parts = [
    add.length === 0 ? null : words('update-tags.summary.add', { tags: add.join(words('list.separator')) }),
    remove.length === 0 ? null : words('update-tags.summary.remove', { tags: remove.join(words('list.separator')) }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? words('update-tags.empty') : parts.join(words('list.separator'));
}

function Card({ config, context }: CardProps<UpdateTagsConfig>): ReactElement {
  return <div className="mg-quote">{tagWords(config, context)}</div>;
}

function Form({ config, context: { words, known }, problems, onChange }: FormProps<UpdateTagsConfig>): ReactElement {
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
