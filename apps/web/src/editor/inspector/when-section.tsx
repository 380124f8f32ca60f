import { isPlainDate, isPlainTime, localDateOf } from '@magpie/calendar';
import type { When } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { Field, TimeInput, useUi } from '@magpie/ui';
import { Input, InputNumber, Select } from 'antd';
import { memo, type ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditor } from '../editor-context.ts';
import { LunarPick } from './lunar-pick.tsx';
import { WhenDates } from './when-dates.tsx';
import { DaysOffset } from '@magpie/nodes/views';

export interface WhenSectionProps {
  readonly id: string;
  readonly when: When | null;
  /** Paths start with `when`. */
  readonly problems: readonly Problem[];
}

/** When the step happens, with the exact next dates of it. */
export const WhenSection = memo(function WhenSection({ id, when, problems }: WhenSectionProps): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const { anchor, now, zone } = useGround();
  // A half-typed time is no time: the draft keeps the last whole one.
  const set = (next: When | null): void => {
    if (isWhole(next)) editor.setWhen(id, next);
  };
  const choices = whenTypes.filter((type) => type !== 'anchor' || anchor !== null || when?.type === 'anchor');
  return (
    <section className="inspector-section">
      <Field label={words('when.title')} path={['when']} problems={problems.filter(({ path }) => path.length <= 1)}>
        {(control) => (
          <Select<WhenType>
            {...control}
            value={when?.type ?? 'arrival'}
            options={choices.map((value) => ({ value, label: words(`when.type.${value}`) }))}
            onChange={(type) => set(initialWhen(type, when, localDateOf(now, zone)))}
          />
        )}
      </Field>
      {when === null ? null : <WhenFields when={when} problems={problems} onChange={set} />}
      <WhenDates when={when} />
    </section>
  );
});

function WhenFields({
  when,
  problems,
  onChange,
}: {
  readonly when: When;
  readonly problems: readonly Problem[];
  readonly onChange: (when: When) => void;
}): ReactElement {
  const { words } = useUi();
  const { zone } = useGround();
  if (when.type === 'delay') {
    return (
      <div className="mg-row">
        <Field label={words('when.amount')} path={['when', 'amount']} problems={problems}>
          {(control) => (
            <InputNumber {...control} min={1} precision={0} value={when.amount} onChange={(amount) => onChange({ ...when, amount: amount ?? 1 })} />
          )}
        </Field>
        <Field label={words('when.unit')} path={['when', 'unit']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={when.unit}
              options={(['minutes', 'hours', 'days'] as const).map((value) => ({ value, label: words(`when.unit.${value}`, { count: 2 }) }))}
              onChange={(unit) => onChange({ ...when, unit })}
            />
          )}
        </Field>
      </div>
    );
  }
  return (
    <>
      <div className="mg-row when-row">
        {when.type === 'anchor' ? (
          <Field label={words('when.offset.title')} path={['when', 'offsetDays']} problems={problems}>
            {(control) => <DaysOffset {...control} value={when.offsetDays} onChange={(offsetDays) => onChange({ ...when, offsetDays })} />}
          </Field>
        ) : (
          <Field label={words('when.date')} path={['when', 'date']} problems={problems}>
            {(control) => <Input {...control} type="date" value={when.date} onChange={(event) => onChange({ ...when, date: event.target.value })} />}
          </Field>
        )}
        <Field label={words('when.time')} path={['when', 'time']} problems={problems}>
          {(control) => <TimeInput {...control} value={when.time} onChange={(time) => onChange({ ...when, time })} />}
        </Field>
      </div>
      {when.type === 'date' ? <LunarPick date={when.date} onChange={(date) => onChange({ ...when, date })} /> : null}
      <div className="mg-row">
        <Field label={words('when.zone')} path={['when', 'zone']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={when.zone}
              options={[
                { value: 'workspace' as const, label: zone },
                { value: 'member' as const, label: words('when.zone.member') },
              ]}
              onChange={(next) => onChange({ ...when, zone: next })}
            />
          )}
        </Field>
        <Field label={words('when.past')} path={['when', 'past']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={when.past}
              options={(['skip', 'now', 'refuse'] as const).map((value) => ({ value, label: words(`when.past.${value}`) }))}
              onChange={(past) => onChange({ ...when, past })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

const whenTypes = ['arrival', 'anchor', 'delay', 'date'] as const;
type WhenType = (typeof whenTypes)[number];

function initialWhen(type: WhenType, before: When | null, today: string): When | null {
  const kept =
    before !== null && before.type !== 'delay'
      ? { time: before.time, zone: before.zone, past: before.past }
      : { time: '10:00', zone: 'workspace' as const, past: 'skip' as const };
  if (type === 'anchor') return { type, offsetDays: 0, ...kept };
  if (type === 'date') return { type, date: today, ...kept };
  return type === 'delay' ? { type, amount: 1, unit: 'days' } : null;
}

function isWhole(when: When | null): boolean {
  if (when === null || when.type === 'delay') return true;
  return isPlainTime(when.time) && (when.type === 'anchor' || isPlainDate(when.date));
}
