import { Field } from '@magpie/ui';
import { Input } from 'antd';
import { CircleStop } from 'lucide-react';
import type { ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, FormProps, ViewContext } from '../node-view.ts';
import { end, type EndConfig } from './model.ts';

export const endView = defineView<EndConfig>(end, { icon: CircleStop, summary: reasonWords, Card, Form });

function reasonWords({ reason }: EndConfig, { words }: ViewContext): string {
  return reason === '' ? words('end.summary.none') : words('end.summary', { reason });
}

function Card({ config, context }: CardProps<EndConfig>): ReactElement {
  return <div>{reasonWords(config, context)}</div>;
}

function Form({ config, context: { words }, problems, onChange }: FormProps<EndConfig>): ReactElement {
  return (
    <Field label={words('end.field.reason')} path={['reason']} problems={problems}>
      {(control) => (
        <Input {...control} value={config.reason} maxLength={200} onChange={({ target: { value } }) => onChange({ reason: value }, 'reason')} />
      )}
    </Field>
  );
}
