import { formatMoney, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useGround } from '../canvas/canvas-context.ts';
import { EffectPlot } from './effect-plot.tsx';
import { GoalArms } from './goal-arms.tsx';
import { goalVerdict } from './goal-verdict.ts';
import { useRunScope } from './run-scope.ts';

/** What the campaign did against those who got nothing: the interval drawn, and one sentence. Without a holdout only who met the goal can be told. */
export function GoalComparison(): ReactElement {
  const { words, locale } = useUi();
  const { currency } = useGround();
  const {
    run: { goal, customers, document },
  } = useRunScope();
  if (goal === null)
    return (
      <>
        <h3>{words('result.effect')}</h3>
        <p className="mg-hint">{words(document.settings.goal === null ? 'result.no-goal' : 'result.too-early')}</p>
      </>
    );
  const verdict = goalVerdict(goal);
  const money = (minor: number): string => formatMoney(minor, currency, locale);
  return (
    <>
      <h3>{words('result.effect')}</h3>
      {verdict.figures === null ? null : <EffectPlot {...verdict.figures.plotted} label={words('result.plot', verdict.figures.said)} />}
      <p className={verdict.figures === null ? 'mg-hint' : 'sentence'}>{words(`result.${verdict.type}`, verdict.figures?.said ?? {})}</p>
      <GoalArms goal={goal} />
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
        {goal.ownDays === null ? '' : ` ${words('result.own', { count: goal.ownDays })}`}
        {customers === 'recorded' ? ` ${words('result.recorded')}` : ''}
      </p>
    </>
  );
}

/** With its sign in front of the currency's. */
function signed(minor: number, money: (minor: number) => string): string {
  // A line may end between a sign and a currency's unless they are joined.
  return `${minor < 0 ? '−' : '+'}\u2060${money(Math.abs(minor))}`;
}
