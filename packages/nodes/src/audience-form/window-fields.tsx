import type { CalendarUnit, Window } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Input, InputNumber, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import { anchorName } from '../view-parts/anchor-name.ts';
import type { AudienceContext } from './builder-context.tsx';
import { DayOfYearField } from './date-test-fields.tsx';
import { newWindow, rollingOf, rollingUnits, rollingWindow, windowTypes } from './new-window.ts';
import { NumberField } from './number-field.tsx';

export interface WindowFieldsProps<Type extends Window['type'] = Window['type']> {
  readonly window: Window & { readonly type: Type };
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  readonly onChange: (window: Window) => void;
}

/** In what time: ever, between dates, the past days, a period of the calendar, days of every year, the last working days, or around the journey's own day in earlier years. */
export function WindowFields({ window, path, problems, context, onChange }: WindowFieldsProps): ReactElement {
  const { words, anchor } = context;
  const name = anchor === null ? words('audience-form.window.anchor.none') : anchorName(anchor, context);
  const types = windowTypes.filter((type) => type !== 'anchor' || anchor !== null || window.type === 'anchor');
  return (
    <>
      <Field label={words('audience-form.window')} path={path} problems={problems.filter((problem) => problem.path.length === path.length)}>
        {(control) => (
          <Select
            {...control}
            value={window.type}
            popupMatchSelectWidth={false}
            options={types.map((value) => ({ value, label: words(`audience-form.window.${value}`, { anchor: name }) }))}
            onChange={(type) => onChange(newWindow(type))}
          />
        )}
      </Field>
      <Bounds window={window} path={path} problems={problems} context={context} onChange={onChange} />
      {'zone' in window ||
      window.type === 'absolute' ||
      window.type === 'calendar' ||
      window.type === 'dayOfYear' ||
      window.type === 'workingDays' ? (
        <Field label={words('audience-form.window.zone')} path={[...path, 'zone']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={'zone' in window && window.zone === 'member' ? 'member' : 'workspace'}
              popupMatchSelectWidth={false}
              options={(['workspace', 'member'] as const).map((value) => ({ value, label: words(`audience-form.window.zone.${value}`) }))}
              onChange={(zone) => onChange(inZone(window, zone === 'member'))}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

function inZone(window: Window, isMembers: boolean): Window {
  if (window.type === 'ever' || window.type === 'rolling' || window.type === 'anchor') return window;
  const { zone: _, ...rest } = window;
  return isMembers ? { ...rest, zone: 'member' } : rest;
}

function Bounds({ window, path, problems, context, onChange }: WindowFieldsProps): ReactElement | null {
  const { words } = context;
  switch (window.type) {
    case 'ever':
      return null;
    case 'rolling': {
      const { unit, count } = rollingOf(window);
      return (
        <Field label={words('audience-form.window.length')} path={path} problems={problems.filter((problem) => problem.path.length > path.length)}>
          {(control) => (
            <Space.Compact>
              <InputNumber
                {...control}
                min={1}
                max={3_650}
                precision={0}
                value={count}
                onChange={(next) => onChange(rollingWindow(unit, next ?? 1))}
              />
              <Select
                aria-label={words('audience-form.window.unit')}
                value={unit}
                popupMatchSelectWidth={false}
                options={rollingUnits.map((value) => ({ value, label: words(`audience-form.unit.${value}`) }))}
                onChange={(next) => onChange(rollingWindow(next, count))}
              />
            </Space.Compact>
          )}
        </Field>
      );
    }
    case 'absolute':
      return (
        <>
          {(['from', 'to'] as const).map((bound) => (
            <Field key={bound} label={words(`audience-form.window.${bound}`)} path={[...path, bound]} problems={problems}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={window[bound]?.slice(0, 10) ?? ''}
                  onChange={({ target: { value } }) => onChange({ ...window, [bound]: value || null })}
                />
              )}
            </Field>
          ))}
        </>
      );
    case 'calendar':
      return <CalendarBounds window={window} path={path} problems={problems} context={context} onChange={onChange} />;
    case 'dayOfYear':
      return <DayOfYearBounds window={window} path={path} problems={problems} context={context} onChange={onChange} />;
    case 'workingDays':
      return (
        <NumberField
          label={words('audience-form.window.working-days')}
          value={window.days}
          minimum={1}
          maximum={1_000}
          path={[...path, 'days']}
          problems={problems}
          onChange={(days) => onChange({ ...window, days })}
        />
      );
    case 'anchor':
      return <AnchorBounds window={window} path={path} problems={problems} context={context} onChange={onChange} />;
  }
}

const units: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

function CalendarBounds({ window, path, problems, context: { words }, onChange }: WindowFieldsProps<'calendar'>): ReactElement {
  return (
    <>
      <Field label={words('audience-form.window.period')} path={[...path, 'unit']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={window.unit}
            options={units.map((value) => ({ value, label: words(`audience-form.period.${value}`) }))}
            onChange={(unit) => onChange({ ...window, unit })}
          />
        )}
      </Field>
      <NumberField
        label={words('audience-form.window.back')}
        value={window.back}
        minimum={0}
        maximum={400}
        path={[...path, 'back']}
        problems={problems}
        onChange={(back) => onChange({ ...window, back })}
      />
    </>
  );
}

function DayOfYearBounds({ window, path, problems, context: { words }, onChange }: WindowFieldsProps<'dayOfYear'>): ReactElement {
  return (
    <>
      <Field label={words('audience-form.calendar')} path={[...path, 'calendar']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            value={window.calendar}
            options={(['solar', 'lunar'] as const).map((value) => ({ value, label: words(`audience-form.calendar.${value}`) }))}
            onChange={(calendar) => onChange({ ...window, calendar })}
          />
        )}
      </Field>
      {(['from', 'to'] as const).map((bound) => (
        <DayOfYearField
          key={bound}
          label={words(`audience-form.${bound}`)}
          value={window[bound]}
          path={[...path, bound]}
          problems={problems}
          onChange={(day) => onChange({ ...window, [bound]: day })}
        />
      ))}
      <NumberField
        label={words('audience-form.window.in-years')}
        value={window.years}
        minimum={1}
        maximum={10}
        path={[...path, 'years']}
        problems={problems}
        onChange={(years) => onChange({ ...window, years })}
      />
    </>
  );
}

function AnchorBounds({ window, path, problems, context: { words }, onChange }: WindowFieldsProps<'anchor'>): ReactElement {
  return (
    <>
      {(['fromDays', 'toDays'] as const).map((bound) => (
        <NumberField
          key={bound}
          label={words(`audience-form.window.${bound}`)}
          value={window[bound]}
          path={[...path, bound]}
          problems={problems}
          onChange={(days) => onChange({ ...window, [bound]: days })}
        />
      ))}
      <Field label={words('audience-form.window.years')} path={[...path, 'yearsBack']} problems={problems}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={[...window.yearsBack]}
            options={[0, 1, 2, 3].map((value) => ({ value, label: words(`audience-form.window.year.${value}`) }))}
            onChange={(years: number[]) => onChange({ ...window, yearsBack: years.toSorted((left, right) => left - right) })}
          />
        )}
      </Field>
    </>
  );
}
