import { formatMoney, formatShare, Share, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useGround } from '../canvas/canvas-context.ts';
import { NumberButton } from './number-button.tsx';
import { EffectPlot } from './effect-plot.tsx';
import { useRunScope } from './run-scope.ts';

/** What the campaign did against those who got nothing: the interval drawn, and one sentence. */
export function GoalComparison(): ReactElement {
  const { words, locale } = useUi();
  const { currency } = useGround();
  const {
    run: { goal, customers, document },
  } = useRunScope();
  if (goal === null || goal.treated.n === 0 || goal.control.n === 0)
    return (
      <>
        <h3>{words('result.effect')}</h3>
        <p className="mg-hint">{words(document.settings.goal === null ? 'result.no-goal' : 'result.too-early')}</p>
      </>
    );
  const {
    treated,
    control,
    effect,
    interval: [low, high],
  } = goal;
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear';
  const share = (value: number): string => formatShare(value, 1);
  const money = (minor: number): string => formatMoney(minor, currency, locale);
  return (
    <>
      <h3>{words('result.effect')}</h3>
      <EffectPlot
        effect={effect}
        low={low}
        high={high}
        label={words('result.plot', { effect: points(effect), low: points(low), high: points(high) })}
      />
      <p className="sentence">
        {words(`result.${verdict}`, {
          control: share(control.n === 0 ? 0 : control.k / control.n),
          treated: share(treated.n === 0 ? 0 : treated.k / treated.n),
          effect: points(effect),
          low: points(low),
          high: points(high),
        })}
      </p>
      <div className="arms">
        <span />
        <span className="mg-figure">{words('result.bought-of')}</span>
        <span className="mg-figure">{words('result.rate')}</span>
        <b>{words('result.treated')}</b>
        <span className="mg-figure">
          <NumberButton
            number={{ type: 'arm', arm: 'treated', bought: true }}
            value={treated.k}
            label={words('people.arm.bought', { arm: words('result.treated') })}
          />{' '}
          /{' '}
          <NumberButton
            number={{ type: 'arm', arm: 'treated', bought: false }}
            value={treated.n}
            label={words('people.arm', { arm: words('result.treated') })}
          />
        </span>
        <Share value={treated.n === 0 ? null : treated.k / treated.n} />
        <b>{words('result.control')}</b>
        <span className="mg-figure">
          <NumberButton
            number={{ type: 'arm', arm: 'control', bought: true }}
            value={control.k}
            label={words('people.arm.bought', { arm: words('result.control') })}
          />{' '}
          /{' '}
          <NumberButton
            number={{ type: 'arm', arm: 'control', bought: false }}
            value={control.n}
            label={words('people.arm', { arm: words('result.control') })}
          />
        </span>
        <Share value={control.n === 0 ? null : control.k / control.n} />
      </div>
      {goal.extraRevenue === null ? null : (
        <p className="sentence">
          {words('result.revenue', {
            money: signed(goal.extraRevenue.minor, money),
            low: signed(goal.extraRevenue.interval[0], money),
            high: signed(goal.extraRevenue.interval[1], money),
          })}
        </p>
      )}
      <p className="mg-hint">
        {words('result.method')}
        {customers === 'recorded' ? ` ${words('result.recorded')}` : ''}
      </p>
    </>
  );
}

/** `+3.5`, in percentage points. */
function points(share: number): string {
  const value = (share * 100).toFixed(1);
  return share >= 0 ? `+${value}` : value.replace('-', '−');
}

/** With its sign in front of the currency's. */
function signed(minor: number, money: (minor: number) => string): string {
  return `${minor < 0 ? '−' : '+'}${money(Math.abs(minor))}`;
}
