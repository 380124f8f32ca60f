import { Webhook } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { ruleWords } from '../entry-form/rule-words.ts';
import type { CardProps } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { apiEntry, type ApiEntryConfig } from './model.ts';

export const apiEntryView = defineView<ApiEntryConfig>(apiEntry, {
  icon: Webhook,
  summary: (_config, { words }) => words('api-entry.summary'),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function Card({ config, context }: CardProps<ApiEntryConfig>): ReactElement {
  return (
    <>
      <div className="mg-quote">{context.words('api-entry.summary')}</div>
      <div className="clamp">{ruleWords(config.rule, context)}</div>
    </>
  );
}
