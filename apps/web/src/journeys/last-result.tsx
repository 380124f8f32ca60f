import { formatCount, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { JourneyRow } from '../api/contract.ts';

type Result = NonNullable<NonNullable<JourneyRow['lastRun']>['result']>;

const width = 96;

/** What the last run came to: people, messages, and the effect on its interval. */
export function LastResult({ result: { enrolled, delivered, effect, interval, reconciled } }: { readonly result: Result }): ReactElement {
  const { words, locale } = useUi();
  return (
    <>
      <span className="mg-figure">
        {words('journeys.result', { people: formatCount(enrolled, locale), delivered: formatCount(delivered, locale) })}
        {reconciled ? null : <b className="mg-bad"> {words('journeys.not-reconciled')}</b>}
      </span>
      {effect === null ? null : (
        <span className="mg-row">
          {interval === null ? null : <Whisker effect={effect} low={interval[0]} high={interval[1]} />}
          <span className="mg-figure">{words('journeys.effect', { effect: points(effect) })}</span>
        </span>
      )}
    </>
  );
}

/** The effect as a dot on its interval; the stroke is no effect at all. */
function Whisker({ effect, low, high }: { readonly effect: number; readonly low: number; readonly high: number }): ReactElement {
  const { words } = useUi();
  const reach = Math.max(0.005, Math.abs(low), Math.abs(high)) * 1.1;
  const x = (share: number): number => width / 2 + (share / reach) * (width / 2 - 4);
  const colour = low > 0 ? 'var(--ok)' : high < 0 ? 'var(--bad)' : 'var(--ink-2)';
  return (
    <svg
      width={width}
      height={12}
      role="img"
      aria-label={words('journeys.effect-label', { effect: points(effect), low: points(low), high: points(high) })}
    >
      <line x1={x(0)} x2={x(0)} y1={0} y2={12} stroke="var(--ink-3)" />
      <rect x={x(low)} y={4} width={Math.max(2, x(high) - x(low))} height={4} rx={2} fill={colour} opacity={0.35} />
      <circle cx={x(effect)} cy={6} r={3.5} fill={colour} />
    </svg>
  );
}

function points(share: number): string {
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(share * 100).toFixed(1)}`;
}
