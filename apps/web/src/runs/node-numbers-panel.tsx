import type { JourneyNode } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Button, Select } from 'antd';
import { CircleHelp, X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { portWords } from '../canvas/port-words.ts';
import { viewOf } from '../canvas/view-of.ts';
import { NumberButton } from './number-button.tsx';
import { hereWords } from './number-words.ts';
import { PeopleList } from './people-list.tsx';
import { useRunScope } from './run-scope.ts';
import { SendStates } from './send-states.tsx';

/** One step's numbers, and the people behind each of them. */
export function NodeNumbersPanel({ node, onClose }: { readonly node: JourneyNode; readonly onClose: () => void }): ReactElement {
  const { words } = useUi();
  const { run } = useRunScope();
  const numbers = run.perNode.find((each) => each.node === node.id);
  const [chosen, setOutcome] = useState<string | null>(null);
  const here = hereWords(run, node.id, words);
  const Icon = viewOf(node)?.icon ?? CircleHelp;
  const outcomes = Object.entries(numbers?.outcomes ?? {});
  // Where nobody stands any more, those who went on are whom one asks about.
  const outcome = chosen ?? (numbers?.here === 0 ? (outcomes.find(([, count]) => count > 0)?.[0] ?? '') : '');
  return (
    <>
      <div className={`inspector-head mg-stage-${node.stage ?? 'none'}`}>
        <span className="step-card-icon">
          <Icon size={16} aria-hidden />
        </span>
        <div className="inspector-name">
          <h2>{node.name}</h2>
          <small>{words(`kind.${node.type}`)}</small>
        </div>
        <Button type="text" size="small" icon={<X size={16} />} aria-label={words('inspector.close')} onClick={onClose} />
      </div>
      <div className="inspector-body">
        <section className="inspector-section">
          <div>
            <div className="mg-key-value">
              <span>{words('run.entered')}</span>
              <span>
                <NumberButton number={{ type: 'entered', node: node.id }} value={numbers?.entered ?? 0} label={words('run.entered')} />
              </span>
            </div>
            <div className="mg-key-value">
              <span>{here}</span>
              <span>
                <NumberButton number={{ type: 'here', node: node.id }} value={numbers?.here ?? 0} label={here} />
              </span>
            </div>
            {numbers === undefined || numbers.stuck === 0 ? null : (
              <div className="mg-key-value mg-bad">
                <span>{words('run.stuck')}</span>
                <span>
                  <NumberButton number={{ type: 'stuck', node: node.id }} value={numbers.stuck} label={words('run.stuck')} />
                </span>
              </div>
            )}
            {outcomes.map(([name, count]) => (
              <div key={name} className="mg-key-value">
                <span>{portWords(node, name, words)}</span>
                <span>
                  <NumberButton number={{ type: 'left', node: node.id, outcomes: [name] }} value={count} label={portWords(node, name, words)} />
                </span>
              </div>
            ))}
          </div>
        </section>
        {numbers?.sends === null || numbers?.sends === undefined ? null : (
          <section className="inspector-section">
            <h3>{words('result.sends')}</h3>
            <SendStates counts={numbers.sends} node={node.id} />
          </section>
        )}
        <section className="inspector-section">
          <div className="mg-row">
            <h3 style={{ flex: 1 }}>{words('people.title')}</h3>
            <Select
              size="small"
              style={{ width: 150 }}
              aria-label={words('people.which')}
              value={outcome}
              onChange={setOutcome}
              options={[{ value: '', label: here }, ...outcomes.map(([value]) => ({ value, label: portWords(node, value, words) }))]}
            />
          </div>
          <PeopleList number={outcome === '' ? { type: 'here', node: node.id } : { type: 'left', node: node.id, outcomes: [outcome] }} />
        </section>
      </div>
    </>
  );
}
