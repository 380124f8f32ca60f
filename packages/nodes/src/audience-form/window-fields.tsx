import type { Window } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import { Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { anchorName } from '../view-parts/anchor-name.ts';
import type { ViewContext } from '../node-view.ts';
import { newWindow } from './new-clause.ts';

const windowTypes = ['anchor', 'rolling', 'absolute', 'ever'] as const;

export interface WindowFieldsProps {
  readonly window: Window;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onChange: (window: Window) => void;
}

/** In what time: ever, between dates, the past days, or around the journey's own day in earlier years. */
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
            value={windowTypes.find((type) => type === window.type) ?? 'ever'}
            options={types.map((value) => ({ value, label: words(`audience-form.window.${value}`, { anchor: name }) }))}
            onChange={(type) => onChange(newWindow(type))}
          />
        )}
      </Field>
      {window.type === 'rolling' && 'days' in window ? (
        <Days
          label={words('audience-form.window.days')}
          value={window.days}
          minimum={1}
          path={[...path, 'days']}
          problems={problems}
          onChange={(days) => onChange({ ...window, days })}
        />
      ) : null}
      {window.type === 'anchor' ? (
        <>
          <div className="audience-fields">
            <Days
              label={words('audience-form.window.fromDays')}
              value={window.fromDays}
              path={[...path, 'fromDays']}
              problems={problems}
              onChange={(fromDays) => onChange({ ...window, fromDays })}
            />
            <Days
              label={words('audience-form.window.toDays')}
              value={window.toDays}
              path={[...path, 'toDays']}
              problems={problems}
              onChange={(toDays) => onChange({ ...window, toDays })}
            />
          </div>
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
      ) : null}
      {window.type === 'absolute' ? (
        <div className="audience-fields">
          <Field label={words('audience-form.window.from')} path={[...path, 'from']} problems={problems}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={window.from ?? ''}
                onChange={(event) => onChange({ ...window, from: event.target.value || null })}
              />
            )}
          </Field>
          <Field label={words('audience-form.window.to')} path={[...path, 'to']} problems={problems}>
            {(control) => (
              <Input {...control} type="date" value={window.to ?? ''} onChange={(event) => onChange({ ...window, to: event.target.value || null })} />
            )}
          </Field>
        </div>
      ) : null}
    </>
  );
}

interface DaysProps extends Pick<WindowFieldsProps, 'path' | 'problems'> {
  readonly label: string;
  readonly value: number;
  readonly minimum?: number;
  readonly onChange: (days: number) => void;
}

function Days({ label, value, minimum = -3_650, path, problems, onChange }: DaysProps): ReactElement {
  return (
    <Field label={label} path={path} problems={problems}>
      {(control) => <InputNumber {...control} min={minimum} max={3_650} precision={0} value={value} onChange={(days) => onChange(days ?? 0)} />}
    </Field>
  );
}
