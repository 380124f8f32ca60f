import { Field } from '@magpie/ui';
import { Input } from 'antd';
import { Bookmark } from 'lucide-react';
import type { ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, FormProps } from '../node-view.ts';
import { saveCohort, type SaveCohortConfig } from './model.ts';

export const saveCohortView = defineView<SaveCohortConfig>(saveCohort, {
  icon: Bookmark,
  summary: ({ name }, { words }) => words('save-cohort.summary', { name }),
  Card,
  Form,
});

function Card({ config, context: { words } }: CardProps<SaveCohortConfig>): ReactElement {
  return (
    <div className={config.name === '' ? '' : 'mg-quote'}>
      {config.name === '' ? words('save-cohort.card.empty') : words('save-cohort.card', { name: config.name })}
    </div>
  );
}

function Form({ config, context: { words }, problems, onChange }: FormProps<SaveCohortConfig>): ReactElement {
  return (
    <Field label={words('save-cohort.field.name')} path={['name']} problems={problems}>
      {(control) => (
        <Input {...control} value={config.name} maxLength={200} onChange={({ target: { value } }) => onChange({ name: value }, 'name')} />
      )}
    </Field>
  );
}
