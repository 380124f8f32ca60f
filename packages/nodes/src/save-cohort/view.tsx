import { Bookmark } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps } from '../node-view.ts';
import { saveCohort, type SaveCohortConfig } from './model.ts';

export const saveCohortView = defineView<SaveCohortConfig>(saveCohort, {
  icon: Bookmark,
  summary: ({ name }, { words }) => words('save-cohort.summary', { name }),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function Card({ config, context: { words } }: CardProps<SaveCohortConfig>): ReactElement {
  return (
    <div className={config.name === '' ? '' : 'mg-quote'}>
      {config.name === '' ? words('save-cohort.card.empty') : words('save-cohort.card', { name: config.name })}
    </div>
  );
}
