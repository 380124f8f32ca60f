import { Field, formatCount, TimeInput } from '@magpie/ui';
import { Radio } from 'antd';
import { CalendarHeart } from 'lucide-react';
import type { ReactElement } from 'react';
import { anchorName } from '../view-parts/anchor-name.ts';
import { AudienceField, filterInWords } from '../audience-form/audience-field.tsx';
import { DaysOffset } from '../view-parts/days-offset.tsx';
import { defineView } from '../view-parts/define-view.tsx';
import { anchorDayWords, dayWords } from '../view-parts/local-date.ts';
import type { CardProps, FormProps, ViewContext } from '../node-view.ts';
import { AnchorFields } from './anchor-fields.tsx';
import { anchoredEntry, type AnchoredEntryConfig } from './model.ts';

export const anchoredEntryView = defineView<AnchoredEntryConfig>(anchoredEntry, {
  icon: CalendarHeart,
  summary: (config, context) =>
    context.words('anchored-entry.summary', { anchor: anchorName(config.anchor, context), audience: audienceWords(config, context) }),
  Card,
  Form,
  foot: (_config, { reach }, { words, locale }) =>
    reach === null ? null : { label: words('anchored-entry.foot'), value: formatCount(reach, locale) },
});

function audienceWords({ audience }: AnchoredEntryConfig, context: ViewContext): string {
  return audience === null ? context.words('anchored-entry.summary.everyone') : filterInWords(audience, context);
}

function Card({ config, context }: CardProps<AnchoredEntryConfig>): ReactElement {
  const { words, anchorDates } = context;
  const date = anchorDates[0] === undefined ? null : dayWords(anchorDates[0], context);
  const start = anchorDayWords(config.startOffsetDays, context);
  return (
    <>
      <div className="mg-quote">
        {date === null
          ? anchorName(config.anchor, context)
          : words('anchored-entry.card.anchor', { anchor: anchorName(config.anchor, context), date: `${anchorDates[0]?.slice(0, 4)} · ${date}` })}
      </div>
      <div className="clamp">{audienceWords(config, context)}</div>
      {start === null ? null : <div className="step-card-date">{words('anchored-entry.starts', { date: start, time: config.startTime })}</div>}
    </>
  );
}

function Form({ config, context, problems, onChange }: FormProps<AnchoredEntryConfig>): ReactElement {
  const { words } = context;
  const { audience } = config;
  return (
    <div className="mg-stack">
      <AnchorFields anchor={config.anchor} context={context} problems={problems} onChange={(anchor) => onChange({ ...config, anchor }, 'anchor')} />
      <div className="mg-row when-row">
        <Field label={words('anchored-entry.field.startOffsetDays')} path={['startOffsetDays']} problems={problems}>
          {(control) => (
            <DaysOffset
              {...control}
              value={config.startOffsetDays}
              onChange={(startOffsetDays) => onChange({ ...config, startOffsetDays }, 'startOffsetDays')}
            />
          )}
        </Field>
        <Field label={words('anchored-entry.field.startTime')} path={['startTime']} problems={problems}>
          {(control) => <TimeInput {...control} value={config.startTime} onChange={(startTime) => onChange({ ...config, startTime }, 'startTime')} />}
        </Field>
      </div>
      <p className="mg-hint">{words('anchored-entry.hint.startOffsetDays')}</p>
      <Field label={words('anchored-entry.field.audience')} path={['audience']} problems={[]}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={audience === null ? 'everyone' : 'filtered'}
            options={(['everyone', 'filtered'] as const).map((value) => ({ value, label: words(`anchored-entry.field.${value}`) }))}
            onChange={({ target: { value } }) =>
              onChange({ ...config, audience: value === 'everyone' ? null : { type: 'all', of: [] } }, 'audience kind')
            }
          />
        )}
      </Field>
      {audience === null ? null : (
        <AudienceField
          filter={audience}
          path={['audience']}
          problems={problems}
          context={context}
          onChange={(next) => onChange({ ...config, audience: next }, 'audience')}
        />
      )}
    </div>
  );
}
