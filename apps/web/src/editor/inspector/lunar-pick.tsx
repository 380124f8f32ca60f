import { localDateOf, lunarDateOf } from '@magpie/calendar';
import { useUi } from '@magpie/ui';
import { Select } from 'antd';
import { type ReactElement, useCallback, useId, useMemo } from 'react';
import { lunarWords } from '../../calendar/lunar-words.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { lunarDaysFrom } from './lunar-days.ts';
import './words.ts';

/** A date by its lunar name: the next 七月初七, typed or chosen. */
export function LunarPick({ date, onChange }: { readonly date: string; readonly onChange: (date: string) => void }): ReactElement {
  const { words } = useUi();
  const { now, zone } = useGround();
  const id = useId();
  const today = localDateOf(now, zone);
  const labelOf = useCallback((day: string): string => `${lunarWords(lunarDateOf(day), words)} · ${day}`, [words]);
  const options = useMemo(() => lunarDaysFrom(today).map((day) => ({ value: day, label: labelOf(day) })), [today, labelOf]);
  const isOffered = options.some(({ value }) => value === date);
  return (
    <div className="mg-field">
      <label htmlFor={id}>{words('when.lunar')}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={date}
        options={isOffered ? options : [{ value: date, label: labelOf(date) }, ...options]}
        onChange={onChange}
      />
    </div>
  );
}
