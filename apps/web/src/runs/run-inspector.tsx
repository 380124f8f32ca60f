import { useUi } from '@magpie/ui';
import { Input } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Movement } from '../api/contract.ts';
import '../editor/inspector/inspector.css';
import { BalanceProof } from './balance-proof.tsx';
import { GoalComparison } from './goal-comparison.tsx';
import { NodeNumbersPanel } from './node-numbers-panel.tsx';
import { RunCohorts } from './run-cohorts.tsx';
import { useRunScope } from './run-scope.ts';
import { SendStates } from './send-states.tsx';
import { totalSends } from './total-sends.ts';
import { RecentMovements } from './recent-movements.tsx';

export interface RunInspectorProps {
  readonly selected: string | null;
  readonly onClose: () => void;
  readonly recent: readonly Movement[];
}

/** The result of the run; or, with a step selected, that step's numbers and people. */
export function RunInspector({ selected, onClose, recent }: RunInspectorProps): ReactElement {
  const { words } = useUi();
  const { run, openMember } = useRunScope();
  const [asked, setAsked] = useState('');
  const node = run.document.nodes.find(({ id }) => id === selected);
  if (node !== undefined) return <NodeNumbersPanel key={node.id} node={node} onClose={onClose} />;
  return (
    <>
      <div className="inspector-head">
        <h2>{words('result.title')}</h2>
      </div>
      <div className="inspector-body">
        <section className="inspector-section">
          <GoalComparison />
        </section>
        <section className="inspector-section">
          <h3>{words('result.sends')}</h3>
          <SendStates counts={totalSends(run.perNode)} node={null} />
        </section>
        <section className="inspector-section">
          <h3>{words('result.cohorts')}</h3>
          <RunCohorts />
        </section>
        <section className="inspector-section">
          <h3>{words('result.balances')}</h3>
          <BalanceProof />
        </section>
        <section className="inspector-section">
          <h3 id="ask-member">{words('member.ask')}</h3>
          <Input.Search
            aria-labelledby="ask-member"
            placeholder={words('member.ask.placeholder')}
            value={asked}
            enterButton={words('member.ask.go')}
            onChange={(event) => setAsked(event.target.value)}
            onSearch={(value) => (value.trim() === '' ? undefined : openMember({ who: value.trim() }))}
          />
          <RecentMovements recent={recent} />
        </section>
      </div>
    </>
  );
}
