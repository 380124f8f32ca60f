import { type Anchor, festivals, isPlainDate, localDateOf } from '@magpie/calendar';
import type { Problem } from '@magpie/kit';
import { Field } from '@magpie/ui';
import { Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';

export interface AnchorFieldsProps {
  readonly anchor: Anchor;
  readonly context: Pick<ViewContext, 'words' | 'now' | 'zone'>;
  readonly problems: readonly Problem[];
  readonly onChange: (anchor: Anchor) => void;
}

/** The day that everything is counted from. */
export function AnchorFields({ anchor, context, problems, onChange }: AnchorFieldsProps): ReactElement {
  const { words } = context;
  return (
    <>
      <Field label={words('anchored-entry.field.anchor-type')} path={['anchor']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={anchor.type}
            options={(['festival', 'yearly', 'date'] as const).map((value) => ({ value, label: words(`anchored-entry.option.${value}`) }))}
            onChange={(type) => onChange(initialAnchor(type, context))}
          />
        )}
      </Field>
      {anchor.type === 'festival' ? (
        <Field label={words('anchored-entry.field.festival')} path={['anchor', 'festival']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={anchor.festival}
              showSearch={{ optionFilterProp: 'label' }}
              options={festivals.map((value) => ({ value, label: words(`festival.${value}`) }))}
              onChange={(festival) => onChange({ type: 'festival', festival })}
            />
          )}
        </Field>
      ) : null}
      {anchor.type === 'date' ? (
        <Field label={words('anchored-entry.field.date')} path={['anchor', 'date']} problems={problems}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={anchor.date}
              onChange={({ target: { value } }) => (isPlainDate(value) ? onChange({ type: 'date', date: value }) : undefined)}
            />
          )}
        </Field>
      ) : null}
      {anchor.type === 'yearly' ? (
        <div className="mg-row">
          <Field label={words('anchored-entry.field.month')} path={['anchor', 'month']} problems={problems}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={12}
                precision={0}
                value={anchor.month}
                onChange={(month) => onChange({ ...anchor, month: month ?? 1 })}
              />
            )}
          </Field>
          <Field label={words('anchored-entry.field.day')} path={['anchor', 'day']} problems={problems}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={31}
                precision={0}
                value={anchor.day}
                onChange={(day) => onChange({ ...anchor, day: day ?? 1 })}
              />
            )}
          </Field>
        </div>
      ) : null}
    </>
  );
}

function initialAnchor(type: Anchor['type'], { now, zone }: AnchorFieldsProps['context']): Anchor {
  if (type === 'festival') return { type, festival: 'qixi' };
  const today = localDateOf(now, zone);
  return type === 'date' ? { type, date: today } : { type, month: Number(today.slice(5, 7)), day: Number(today.slice(8, 10)) };
}
