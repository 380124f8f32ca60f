import type { JourneyNode } from '@magpie/journey';
import { Figure, formatCount, formatShare, useUi } from '@magpie/ui';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import type { NodeNumbers } from '../api/contract.ts';
import { portWords } from '../canvas/port-words.ts';
import { kindOf } from '../editor/store/graph-reading.ts';
import { StepCard } from '../canvas/step-card.tsx';
import { useRunScope } from './run-scope.ts';

interface RunNodeData extends Record<string, unknown> {
  readonly node: JourneyNode;
  readonly numbers: NodeNumbers | null;
}

export type RunNodeType = Node<RunNodeData, 'run'>;

/** A step of a run: who came, who is here, how they left, what became of the messages. */
export const RunNode = memo(function RunNode({ data: { node, numbers }, selected }: NodeProps<RunNodeType>): ReactElement {
  return (
    <>
      <Handle type="target" position={Position.Top} className="port port-hidden" isConnectable={false} />
      <StepCard node={node} selected={selected} foot={<RunFoot node={node} numbers={numbers} />} />
      <Handle type="source" position={Position.Bottom} className="port port-hidden" isConnectable={false} />
    </>
  );
});

function RunFoot({ node, numbers }: { readonly node: JourneyNode; readonly numbers: NodeNumbers | null }): ReactElement {
  const { words, locale } = useUi();
  const { run } = useRunScope();
  const entered = numbers?.entered ?? 0;
  const isLast = kindOf(node)?.role === 'end';
  const here = isLast ? 0 : (numbers?.here ?? 0);
  const outcomes = Object.entries(numbers?.outcomes ?? {});
  const sends = numbers?.sends ?? null;
  return (
    <div className="run-foot">
      <div>
        <span>{words(isLast ? 'run.ended' : 'run.entered')}</span>
        <Figure value={entered} strong />
      </div>
      {here > 0 ? (
        <div className="run-here">
          <span>{words(run.state === 'stopped' ? 'run.here.stopped' : 'run.here')}</span>
          <Figure value={here} strong />
        </div>
      ) : null}
      {numbers !== null && numbers.stuck > 0 ? (
        <div className="mg-bad">
          <span>{words('run.stuck')}</span>
          <Figure value={numbers.stuck} strong />
        </div>
      ) : null}
      {outcomes.length > 1
        ? outcomes.map(([outcome, count]) => (
            <div key={outcome}>
              <span>{portWords(node, outcome, words)}</span>
              <Figure value={count} />
            </div>
          ))
        : null}
      {sends === null || sends.intended === 0 ? null : (
        <div className="run-sends">
          {words('run.node-sends', {
            delivered: formatShare(sends.delivered / sends.intended),
            failed: formatCount(sends.failed, locale),
            unknown: formatCount(sends.unknown, locale),
          })}
        </div>
      )}
      <div className="run-bar mg-bar" aria-hidden>
        <i style={{ width: `${entered === 0 ? 0 : ((entered - here) / entered) * 100}%`, background: 'var(--hue)' }} />
      </div>
    </div>
  );
}
