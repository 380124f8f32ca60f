import { useUi } from '@magpie/ui';
import { Select, Slider } from 'antd';
import type { ReactElement } from 'react';

/** What people do after the start: as recorded, or a stated share of what is waited for. */
export interface Supposed {
  readonly type: 'recorded' | 'share';
  readonly percent: number;
}

export interface BehaviourPickProps {
  readonly supposed: Supposed;
  readonly isPast: boolean;
  /** The last time that is past; null: there was none. */
  readonly before: string | null;
  readonly onChange: (supposed: Supposed) => void;
}

export function BehaviourPick({ supposed, isPast, before, onChange }: BehaviourPickProps): ReactElement {
  const { words } = useUi();
  const recordedWords =
    before === null ? words('simulation.entered.text') : words(isPast ? 'simulation.recorded.text' : 'simulation.moved.text', { before });
  return (
    <>
      <label className="walk-line">
        <span>{words('simulation.behaviour')}</span>
        <Select
          size="small"
          value={supposed.type}
          aria-label={words('simulation.behaviour')}
          options={[
            { value: 'share', label: words('simulation.behaviour.share') },
            { value: 'recorded', label: words(isPast || before === null ? 'simulation.behaviour.recorded' : 'simulation.behaviour.moved') },
          ]}
          onChange={(type: Supposed['type']) => onChange({ ...supposed, type })}
        />
      </label>
      {supposed.type === 'share' ? (
        <div className="simulation-share">
          <Slider
            min={0}
            max={100}
            value={supposed.percent}
            onChange={(percent) => onChange({ ...supposed, percent })}
            ariaLabelForHandle={words('simulation.share')}
            tooltip={{ formatter: (value) => `${value}%` }}
          />
          <span className="mg-figure">{supposed.percent}%</span>
        </div>
      ) : (
        <p className="mg-hint">{recordedWords}</p>
      )}
    </>
  );
}
