import { eventWords } from '@magpie/audience';
import { Zap } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { ruleWords } from '../entry-form/rule-words.ts';
import type { CardProps, ViewContext } from '../node-view.ts';
import { defineView } from '../view-parts/define-view.tsx';
import { eventEntry, type EventEntryConfig } from './model.ts';

export const eventEntryView = defineView<EventEntryConfig>(eventEntry, {
  icon: Zap,
  summary: entryWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function entryWords({ event, where }: EventEntryConfig, { words, locale }: ViewContext): string {
  return words(where.length > 0 ? 'event-entry.summary.where' : 'event-entry.summary', { event: eventWords(event, locale).did, tests: where.length });
}

function Card({ config, context }: CardProps<EventEntryConfig>): ReactElement {
  const { key } = config;
  return (
    <>
      <div className="mg-quote">{entryWords(config, context)}</div>
      <div className="clamp">{ruleWords(config.rule, context)}</div>
      {key === null ? null : (
        <div className="clamp">
          {key.type === 'key' ? context.words('event-entry.card.key') : context.words('event-entry.card.property', { property: key.property })}
        </div>
      )}
    </>
  );
}
