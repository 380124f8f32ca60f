import { formatCount, useUi } from '@magpie/ui';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { peopleInside } from './people-inside.ts';
import { useRunScope } from './run-scope.ts';
import { StuckPeople } from './stuck-people.tsx';
import { totalSends } from './total-sends.ts';

/** The two sums, written out, and whether every row of them comes out. */
export function BalanceProof(): ReactElement {
  const { words, locale } = useUi();
  const { run } = useRunScope();
  const count = (value: number): string => formatCount(value, locale);
  const { inside, ended } = peopleInside(run);
  const sends = totalSends(run.perNode);
  const suppressed = Object.values(sends.suppressed).reduce((sum, each) => sum + each, 0);
  const line = (ok: boolean, text: string): ReactElement => (
    <div className={`proof ${ok ? 'mg-ok' : 'mg-bad'}`}>
      {ok ? <CircleCheck size={14} aria-hidden /> : <CircleAlert size={14} aria-hidden />}
      <span>{text}</span>
    </div>
  );
  return (
    <>
      <p className="mg-hint mg-figure" style={{ whiteSpace: 'normal' }}>
        {words(run.state === 'stopped' ? 'balance.flow.stopped' : 'balance.flow', {
          entered: count(inside + ended),
          here: count(inside),
          left: count(ended),
        })}
      </p>
      {line(run.balances.flow.ok, words(run.balances.flow.ok ? 'balance.flow.ok' : 'balance.flow.bad', { steps: run.balances.flow.rows.length }))}
      <p className="mg-hint mg-figure" style={{ whiteSpace: 'normal' }}>
        {words('balance.send', {
          intended: count(sends.intended),
          moving: count(sends.pending + sends.held + sends.claimed + sends.accepted),
          delivered: count(sends.delivered),
          failed: count(sends.failed),
          unknown: count(sends.unknown),
          suppressed: count(suppressed),
        })}
      </p>
      {line(
        run.balances.send.ok,
        words(run.balances.send.ok ? 'balance.send.ok' : 'balance.send.bad', { steps: run.perNode.filter((row) => row.sends !== null).length }),
      )}
      <StuckPeople />
    </>
  );
}
