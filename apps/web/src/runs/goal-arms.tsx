import { Share, useUi } from '@magpie/ui';
import { Fragment, type ReactElement } from 'react';
import type { GoalResult } from './goal-result.ts';
import { NumberButton } from './number-button.tsx';

/** How many of each arm met the goal, of how many; below, those whose own window goes on and who are in neither number. */
export function GoalArms({ goal }: { readonly goal: GoalResult }): ReactElement | null {
  const { words } = useUi();
  const rows = (['treated', 'control'] as const).flatMap((arm) => {
    const counts = goal[arm];
    return counts === null || counts.n + counts.open === 0 ? [] : [{ arm, counts, name: words(`result.${arm}`) }];
  });
  if (rows.length === 0) return null;
  return (
    <div className="arms">
      <span />
      <span className="mg-figure">{words('result.bought-of')}</span>
      <span className="mg-figure">{words('result.rate')}</span>
      {rows.map(({ arm, counts: { n, k, open }, name }) => (
        <Fragment key={arm}>
          <b>{name}</b>
          <span className="mg-figure">
            <NumberButton number={{ type: 'arm', arm, bought: true }} value={k} label={words('people.arm.bought', { arm: name })} /> /{' '}
            <NumberButton number={{ type: 'arm', arm, bought: false }} value={n} label={words('people.arm', { arm: name })} />
          </span>
          <Share value={n === 0 ? null : k / n} />
          {open === 0 ? null : (
            <>
              <span className="mg-soft">{words('run.open')}</span>
              <span className="mg-figure mg-soft">
                <NumberButton number={{ type: 'arm-open', arm }} value={open} label={words('people.arm.open', { arm: name })} />
              </span>
              <span />
            </>
          )}
        </Fragment>
      ))}
    </div>
  );
}
