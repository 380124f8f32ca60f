import { useUi, type Words } from '@magpie/ui';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import type { SendCounts } from '../api/contract.ts';
import { NumberButton } from './number-button.tsx';

const states = ['pending', 'held', 'claimed', 'accepted', 'delivered', 'failed', 'unknown'] as const;
const colours: Readonly<Record<(typeof states)[number], string>> = {
  pending: 'var(--line-2)',
  held: 'var(--plan)',
  claimed: 'var(--retain)',
  accepted: 'color-mix(in srgb, var(--seed) 50%, var(--panel))',
  delivered: 'var(--seed)',
  failed: 'var(--bad)',
  unknown: 'var(--warn)',
};

export interface SendStatesProps {
  readonly counts: SendCounts;
  /** Null: messages of all steps. */
  readonly node: string | null;
}

/** What became of the intended messages; the states add up to all of them, and each leads to its people. */
export function SendStates({ counts, node }: SendStatesProps): ReactElement {
  const { words } = useUi();
  if (counts.intended === 0) return <p className="mg-hint">{words('sends.none')}</p>;
  const line = (state: string, value: number): ReactElement => (
    <div key={state} className="mg-key-value">
      <span>{stateWords(state, words)}</span>
      <span>
        <NumberButton number={{ type: 'messages', node, state }} value={value} label={stateWords(state, words)} />
      </span>
    </div>
  );
  return (
    <div>
      <div className="mg-bar outcome-bar" aria-hidden>
        {states.map((state) => (
          <i key={state} style={{ width: `${(counts[state] / counts.intended) * 100}%`, background: colours[state] }} />
        ))}
      </div>
      {line('intended', counts.intended)}
      {states.flatMap((state) => (counts[state] > 0 || state === 'delivered' || state === 'unknown' ? [line(state, counts[state])] : []))}
      <div className="mg-key-value">
        <Tooltip title={words('sends.clicked.later')}>
          <span className="mg-faint">{words('sends.clicked')}</span>
        </Tooltip>
        <span className="mg-faint">–</span>
      </div>
      {Object.entries(counts.suppressed).map(([reason, count]) => line(`suppressed:${reason}`, count))}
    </div>
  );
}

/** The words of a state of messages: `sends.<state>`, or why one was not sent or failed. The state itself where there are none. */
export function stateWords(state: string, words: Words): string {
  const [group = '', reason] = state.split(':', 2);
  if (reason !== undefined) return words(`sends.${group}.reason`, { reason: unreachableWords(reason, words) });
  const key = `sends.${state}`;
  const text = words(key);
  return text === key ? state : text;
}

/** The words of why a message was not sent, else the reason itself. */
export function unreachableWords(reason: string, words: (key: string) => string): string {
  const key = `reason.${reason}`;
  const text = words(key);
  return text === key ? reason : text;
}
