import { Tags } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, ViewContext } from '../node-view.ts';
import { updateTags, type UpdateTagsConfig } from './model.ts';

export const updateTagsView = defineView<UpdateTagsConfig>(updateTags, {
  icon: Tags,
  summary: tagWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
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
