import { UsersRound } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { filterInWords } from '../audience-form/filter-in-words.ts';
import { ruleWords } from '../entry-form/rule-words.ts';
import type { CardProps, ViewContext } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { audienceEntry, type AudienceEntryConfig } from './model.ts';

export const audienceEntryView = defineView<AudienceEntryConfig>(audienceEntry, {
  icon: UsersRound,
  summary: entryWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function entryWords({ audience, edge }: AudienceEntryConfig, context: ViewContext): string {
  return context.words(`audience-entry.summary.${edge}`, { audience: filterInWords(audience, context) });
}

function Card({ config, context }: CardProps<AudienceEntryConfig>): ReactElement {
  return (
    <>
      <div className="mg-quote">{entryWords(config, context)}</div>
      <div className="clamp">{ruleWords(config.rule, context)}</div>
      {config.existing && config.edge === 'entering' ? <div className="clamp">{context.words('audience-entry.card.existing')}</div> : null}
    </>
  );
}
