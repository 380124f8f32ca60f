import { useWords } from '@magpie/ui';
import { InputNumber, Select, Space } from 'antd';
import type { ReactElement } from 'react';

export interface DaysOffsetProps {
  readonly id: string;
  readonly status: '' | 'error' | 'warning';
  /** Days from the anchor; negative is before. */
  readonly value: number;
  readonly onChange: (days: number) => void;
}

/** "14 days before", in two controls. */
export function DaysOffset({ id, status, value, onChange }: DaysOffsetProps): ReactElement {
  const words = useWords();
  const side = value === 0 ? 'day-of' : value < 0 ? 'before' : 'after';
  const choose = (next: string): void => onChange(next === 'day-of' ? 0 : (Math.abs(value) || 1) * (next === 'before' ? -1 : 1));
  return (
    <Space.Compact block>
      <Select
        value={side}
        {...(side === 'day-of' ? { id, status } : {})}
        aria-label={words('days-offset.side')}
        style={{ flex: side === 'day-of' ? '1' : '0 0 84px' }}
        options={(['before', 'day-of', 'after'] as const).map((each) => ({ value: each, label: words(`days-offset.${each}`) }))}
        onChange={choose}
      />
      {side === 'day-of' ? null : (
        <InputNumber
          id={id}
          status={status}
          min={1}
          max={3_650}
          precision={0}
          value={Math.abs(value)}
          suffix={words('days-offset.days')}
          style={{ flex: 1 }}
          onChange={(days) => onChange((days ?? 1) * (value < 0 ? -1 : 1))}
        />
      )}
    </Space.Compact>
  );
}
