import { Figure, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { SendCounts } from '../api/contract.ts';

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

/** What became of the intended messages; the states add up to all of them. */
export function SendStates({ counts }: { readonly counts: SendCounts }): ReactElement {
  const { words } = useUi();
  const suppressed = Object.entries(counts.suppressed);
  if (counts.intended === 0) return <p className="mg-hint">{words('sends.none')}</p>;
  return (
    <div>
      <div className="mg-bar outcome-bar" aria-hidden>
        {states.map((state) => (
          <i key={state} style={{ width: `${(counts[state] / counts.intended) * 100}%`, background: colours[state] }} />
        ))}
      </div>
      <div className="mg-key-value">
        <span>{words('sends.intended')}</span>
        <Figure value={counts.intended} />
      </div>
      {states
        .filter((state) => counts[state] > 0 || state === 'delivered' || state === 'unknown')
        .map((state) => (
          <div key={state} className="mg-key-value">
            <span>{words(`sends.${state}`)}</span>
            <Figure value={counts[state]} />
          </div>
        ))}
      {suppressed.map(([reason, count]) => (
        <div key={reason} className="mg-key-value">
          <span>{words('sends.suppressed', { reason: unreachableWords(reason, words) })}</span>
          <Figure value={count} />
        </div>
      ))}
    </div>
  );
}

/** The words of why a message was not sent, else the reason itself. */
export function unreachableWords(reason: string, words: (key: string) => string): string {
  const key = `reason.${reason}`;
  const text = words(key);
  return text === key ? reason : text;
}
