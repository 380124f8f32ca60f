import type { Duration, SequenceStep } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Button, InputNumber, Select, Space } from 'antd';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AudienceContext } from './builder-context.tsx';
import { EventField } from './match-fields.tsx';
import { NarrowedEvent } from './narrowed-event.tsx';

const units: readonly Duration['unit'][] = ['minute', 'hour', 'day', 'week'];

export interface SequenceStepFieldsProps {
  readonly step: SequenceStep;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  readonly onChange: (step: SequenceStep) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

/** "… and then that (or not), so long after it at most." */
export function SequenceStepFields({ step, path, problems, context, onChange, onRemove }: SequenceStepFieldsProps): ReactElement {
  const { words } = context;
  return (
    <NarrowedEvent isStep match={step} path={path} problems={problems} context={context} onWhere={(where) => onChange({ ...step, where })}>
      <Field label={words('audience-form.step')} path={[...path, 'absent']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={step.absent ? 'absent' : 'present'}
            popupMatchSelectWidth={false}
            options={(['present', 'absent'] as const).map((value) => ({ value, label: words(`audience-form.step.${value}`) }))}
            onChange={(value) => onChange({ ...step, absent: value === 'absent' })}
          />
        )}
      </Field>
      <EventField match={step} path={path} problems={problems} context={context} onChange={(event) => onChange({ ...step, event })} />
      <Field label={words('audience-form.step.within')} path={[...path, 'within']} problems={problems}>
        {(control) => (
          <Space.Compact>
            <InputNumber
              {...control}
              min={1}
              max={1_000}
              precision={0}
              value={step.within.count}
              onChange={(count) => onChange({ ...step, within: { ...step.within, count: count ?? 1 } })}
            />
            <Select
              aria-label={words('audience-form.window.unit')}
              value={step.within.unit}
              popupMatchSelectWidth={false}
              options={units.map((value) => ({ value, label: words(`audience-form.unit.${value}`) }))}
              onChange={(unit) => onChange({ ...step, within: { ...step.within, unit } })}
            />
          </Space.Compact>
        )}
      </Field>
      <Field label={words('audience-form.step.same')} path={[...path, 'same']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            mode="tags"
            style={{ minWidth: 120 }}
            value={[...step.same]}
            open={false}
            suffixIcon={null}
            onChange={(same: string[]) => onChange({ ...step, same })}
          />
        )}
      </Field>
      {onRemove === null ? null : (
        <Button type="text" size="small" icon={<X size={14} />} aria-label={words('audience-form.step.remove')} onClick={onRemove} />
      )}
    </NarrowedEvent>
  );
}
