import { AutoComplete } from 'antd';
import { type ReactElement, useState } from 'react';

export interface TimeInputProps {
  readonly id: string;
  readonly status: '' | 'error' | 'warning';
  readonly 'aria-describedby'?: string;
  readonly disabled?: boolean;
  /** 'HH:MM'. */
  readonly value: string;
  /** Called with whole times only. */
  readonly onChange: (time: string) => void;
}

const halfHours = Array.from({ length: 48 }, (_, half) => ({
  value: `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
}));

/** A time of day in 24 hours, whatever the browser's own habits: typed, or chosen by the half hour. A half-typed one changes nothing. */
export function TimeInput({ value, onChange, ...control }: TimeInputProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string): void => {
    setTyped(text);
    const time = wholeTime(text);
    if (time !== null && time !== value) onChange(time);
  };
  return (
    <AutoComplete
      {...control}
      value={typed ?? value}
      options={halfHours}
      showSearch={{ filterOption: false }}
      onChange={take}
      onBlur={() => setTyped(null)}
      maxLength={5}
    />
  );
}

/** `9:30` and `0930` are `09:30`; null for what is no time. */
export function wholeTime(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim()) ?? [];
  return hour === '' || Number(hour) > 23 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}`;
}
