import { instantOf, isPlainDate, isPlainTime, localDateOf, localTimeOf } from '@magpie/calendar';
import { useUi } from '@magpie/ui';
import { Button, InputNumber, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import type { Deed } from './deed.ts';
import { DeedDetails } from './deed-details.tsx';

export interface DeedListProps {
  readonly deeds: readonly Deed[];
  /** Events that the journey asks about, first in the list. */
  readonly asked: readonly string[];
  /** When a new deed is supposed to happen. */
  readonly newAt: number;
  readonly onChange: (deeds: readonly Deed[]) => void;
}

/** What the person is supposed to do besides what is recorded of them. */
export function DeedList({ deeds, asked, newAt, onChange }: DeedListProps): ReactElement {
  const { words } = useUi();
  const { known, zone, currency } = useGround();
  const events = [...new Set([...asked, ...known.events])];
  const change = (id: number, part: Partial<Deed>): void => onChange(deeds.map((deed) => (deed.id === id ? { ...deed, ...part } : deed)));
  const add = (): void => {
    const id = Math.max(0, ...deeds.map((deed) => deed.id)) + 1;
    onChange([...deeds, { id, event: events[0] ?? 'Order Completed', occurredAt: newAt, key: '', value: 10_000, properties: [] }]);
  };
  return (
    <section className="walk-deeds">
      <header>
        <h3>{words('walk.deeds')}</h3>
        <Button size="small" type="text" icon={<Plus size={13} />} onClick={add}>
          {words('walk.deeds.add')}
        </Button>
      </header>
      {deeds.map((deed) => (
        <div key={deed.id} className="walk-deed">
          <Select
            size="small"
            value={deed.event}
            aria-label={words('walk.deeds.event')}
            options={[...new Set([...events, deed.event])].map((name) => ({ value: name, label: name }))}
            onChange={(event: string) => change(deed.id, { event })}
          />
          <Button
            size="small"
            type="text"
            icon={<X size={13} />}
            aria-label={words('walk.deeds.remove')}
            onClick={() => onChange(deeds.filter(({ id }) => id !== deed.id))}
          />
          <input
            type="datetime-local"
            value={`${localDateOf(deed.occurredAt, zone)}T${localTimeOf(deed.occurredAt, zone).slice(0, 5)}`}
            aria-label={words('walk.deeds.at')}
            onChange={({ target }) => {
              const [date = '', time = ''] = target.value.split('T');
              if (isPlainDate(date) && isPlainTime(time)) change(deed.id, { occurredAt: instantOf({ date, time, zone }) });
            }}
          />
          <InputNumber
            size="small"
            min={0}
            value={deed.value === null ? null : deed.value / 100}
            aria-label={words('walk.deeds.value', { currency })}
            prefix={currency}
            onChange={(value) => change(deed.id, { value: value === null ? null : Math.round(value * 100) })}
          />
          <DeedDetails deed={deed} onChange={(part) => change(deed.id, part)} />
        </div>
      ))}
      {deeds.length === 0 ? <p className="mg-hint">{words('walk.deeds.none')}</p> : null}
    </section>
  );
}
