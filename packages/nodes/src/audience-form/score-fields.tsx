import type { ScoreFilter } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { InputNumber, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import type { ClauseProps } from './clause-fields.tsx';
import { MatchFields } from './match-fields.tsx';
import { NarrowedEvent } from './narrowed-event.tsx';
import { numberOperators, sign } from './operators.ts';

/** "Scores so much by recency, frequency or money, from 1 to 5." */
export function ScoreFields({ clause, path, problems, context, onChange }: ClauseProps<ScoreFilter>): ReactElement {
  const { words } = context;
  return (
    <NarrowedEvent
      match={clause}
      path={path}
      problems={problems}
      context={context}
      onWhere={(where) => onChange({ ...clause, where })}
      behind={<p className="mg-hint">{words('audience-form.score.hint')}</p>}
    >
      <Field label={words('audience-form.score')} path={[...path, 'score']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={clause.score}
            popupMatchSelectWidth={false}
            options={(['recency', 'frequency', 'monetary'] as const).map((value) => ({ value, label: words(`audience-form.score.${value}`) }))}
            onChange={(score) => onChange({ ...clause, score })}
          />
        )}
      </Field>
      <Field label={words('audience-form.score.test')} path={[...path, 'test']} problems={problems}>
        {(control) => (
          <Space.Compact>
            <Select
              aria-label={words('audience-form.operator')}
              value={clause.test.op}
              style={{ width: 62 }}
              options={numberOperators.map((value) => ({ value, label: sign[value] }))}
              onChange={(op) => onChange({ ...clause, test: { ...clause.test, op } })}
            />
            <InputNumber
              {...control}
              min={1}
              max={5}
              precision={0}
              value={clause.test.value}
              onChange={(value) => onChange({ ...clause, test: { ...clause.test, value: value ?? 1 } })}
            />
          </Space.Compact>
        )}
      </Field>
      <MatchFields match={clause} path={path} problems={problems} context={context} onChange={(match) => onChange({ ...clause, ...match })} />
    </NarrowedEvent>
  );
}
