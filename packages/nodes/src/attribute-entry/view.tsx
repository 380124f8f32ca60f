import { UserRoundPen } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { filterInWords } from '../audience-form/filter-in-words.ts';
import { ruleWords } from '../entry-form/rule-words.ts';
import type { CardProps, ViewContext } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { attributeEntry, type AttributeEntryConfig } from './model.ts';

export const attributeEntryView = defineView<AttributeEntryConfig>(attributeEntry, {
  icon: UserRoundPen,
  summary: entryWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function entryWords({ attribute, test }: AttributeEntryConfig, context: ViewContext): string {
  return context.words('attribute-entry.summary', { test: filterInWords({ type: 'attribute', name: attribute, test }, context) });
}

function Card({ config, context }: CardProps<AttributeEntryConfig>): ReactElement {
  return (
    <>
      <div className="mg-quote">{entryWords(config, context)}</div>
      <div className="clamp">{ruleWords(config.rule, context)}</div>
    </>
  );
}
