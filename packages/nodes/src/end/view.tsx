import { CircleStop } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, ViewContext } from '../node-view.ts';
import { end, type EndConfig } from './model.ts';

export const endView = defineView<EndConfig>(end, {
  icon: CircleStop,
  summary: reasonWords,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function reasonWords({ reason }: EndConfig, { words }: ViewContext): string {
  return reason === '' ? words('end.summary.none') : words('end.summary', { reason });
}

function Card({ config, context }: CardProps<EndConfig>): ReactElement {
  return <div>{reasonWords(config, context)}</div>;
}
