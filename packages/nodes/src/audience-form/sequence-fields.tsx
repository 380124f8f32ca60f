import type { Duration, SequenceFilter, SequenceStep } from '@magpie/audience';
import { Field } from '@magpie/ui';
import { Button, InputNumber, Select, Space } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ClauseProps } from './clause-fields.tsx';
import { EventField, MatchFields } from './match-fields.tsx';
import { PropertyTests } from './property-tests.tsx';

const units: readonly Duration['unit'][] = ['minute', 'hour', 'day', 'week'];
const mostSteps = 5;

/** "Did this, and then that (or not) in time." */
export function SequenceFields({ clause, path, problems, context, onChange }: ClauseProps<SequenceFilter>): ReactElement {
  const { words, known } = context;
  const withStep = (index: number, step: SequenceStep): void => onChange({ ...clause, steps: clause.steps.with(index, step) });
  const fresh: SequenceStep = { event: known.events[0] ?? 'Order Completed', where: [], absent: true, within: { count: 3, unit: 'day' }, same: [] };
  return (
    <div className="audience-event">
      <div className="audience-fields">
        <MatchFields match={clause} path={path} problems={problems} context={context} onChange={(match) => onChange({ ...clause, ...match })} />
      </div>
      <PropertyTests
        tests={clause.where}
        event={clause.event}
        path={[...path, 'where']}
        problems={problems}
        context={context}
        onChange={(where) => onChange({ ...clause, where })}
      />
      {clause.steps.map((step, index) => (
        <div key={index} className="audience-step">
          <div className="audience-fields">
            <Field label={words('audience-form.step')} path={[...path, 'steps', index, 'absent']} problems={problems}>
              {(control) => (
                <Select
                  {...control}
                  value={step.absent ? 'absent' : 'present'}
                  popupMatchSelectWidth={false}
                  options={(['present', 'absent'] as const).map((value) => ({ value, label: words(`audience-form.step.${value}`) }))}
                  onChange={(value) => withStep(index, { ...step, absent: value === 'absent' })}
                />
              )}
            </Field>
            <EventField
              match={step}
              path={[...path, 'steps', index]}
              problems={problems}
              context={context}
              onChange={(event) => withStep(index, { ...step, event })}
            />
            <Field label={words('audience-form.step.within')} path={[...path, 'steps', index, 'within']} problems={problems}>
              {(control) => (
                <Space.Compact>
                  <InputNumber
                    {...control}
                    min={1}
                    max={1_000}
                    precision={0}
                    value={step.within.count}
                    onChange={(count) => withStep(index, { ...step, within: { ...step.within, count: count ?? 1 } })}
                  />
                  <Select
                    aria-label={words('audience-form.window.unit')}
                    value={step.within.unit}
                    popupMatchSelectWidth={false}
                    options={units.map((value) => ({ value, label: words(`audience-form.unit.${value}`) }))}
                    onChange={(unit) => withStep(index, { ...step, within: { ...step.within, unit } })}
                  />
                </Space.Compact>
              )}
            </Field>
            <Field label={words('audience-form.step.same')} path={[...path, 'steps', index, 'same']} problems={problems}>
              {(control) => (
                <Select
                  {...control}
                  mode="tags"
                  style={{ minWidth: 120 }}
                  value={[...step.same]}
                  open={false}
                  suffixIcon={null}
                  onChange={(same: string[]) => withStep(index, { ...step, same })}
                />
              )}
            </Field>
            {clause.steps.length < 2 ? null : (
              <Button
                type="text"
                size="small"
                icon={<X size={14} />}
                aria-label={words('audience-form.step.remove')}
                onClick={() => onChange({ ...clause, steps: clause.steps.toSpliced(index, 1) })}
              />
            )}
          </div>
          <PropertyTests
            tests={step.where}
            event={step.event}
            path={[...path, 'steps', index, 'where']}
            problems={problems}
            context={context}
            onChange={(where) => withStep(index, { ...step, where })}
          />
        </div>
      ))}
      {clause.steps.length < mostSteps ? (
        <Button size="small" type="link" icon={<Plus size={13} />} onClick={() => onChange({ ...clause, steps: [...clause.steps, fresh] })}>
          {words('audience-form.step.add')}
        </Button>
      ) : null}
    </div>
  );
}
