import type { JourneyNode } from '@magpie/journey';
import { formatShare, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { NodeNumbers } from '../api/contract.ts';
import { portWords } from '../canvas/port-words.ts';
import { NumberButton, type NumberButtonProps } from './number-button.tsx';
import { hereWords } from './number-words.ts';
import { isEnd } from './people-inside.ts';
import { useRunScope } from './run-scope.ts';
import { stateWords } from './send-states.tsx';

export interface RunFootProps {
  readonly node: JourneyNode;
  readonly numbers: NodeNumbers | null;
}

/** The numbers of a step: of its people, of its messages, or of who bought among them; each leads to the people behind it. */
export function RunFoot({ node, numbers }: RunFootProps): ReactElement {
  const { run, show } = useRunScope();
  const entered = numbers?.entered ?? 0;
  const here = isEnd(run, node.id) ? 0 : (numbers?.here ?? 0);
  return (
    <div className="run-foot">
      {show === 'people' ? <PeopleLines node={node} numbers={numbers} /> : null}
      {show === 'messages' ? <MessageLines node={node} numbers={numbers} /> : null}
      {show === 'conversion' ? <ConversionLines node={node} numbers={numbers} /> : null}
      <div className="run-bar mg-bar" aria-hidden>
        <i style={{ width: `${entered === 0 ? 0 : ((entered - here) / entered) * 100}%`, background: 'var(--hue)' }} />
      </div>
    </div>
  );
}

interface LineProps extends NumberButtonProps {
  readonly tone?: string | undefined;
  /** Of how many it is a share; null: of nothing. */
  readonly of?: number | null;
}

function Line({ tone = '', of = null, ...button }: LineProps): ReactElement {
  return (
    <div className={tone}>
      <span>{button.label}</span>
      <span>
        <NumberButton {...button} />
        {of === null || of === 0 ? null : <small>{formatShare(button.value / of)}</small>}
      </span>
    </div>
  );
}

function PeopleLines({ node, numbers }: RunFootProps): ReactElement {
  const { words } = useUi();
  const { run } = useRunScope();
  const isLast = isEnd(run, node.id);
  const here = isLast ? 0 : (numbers?.here ?? 0);
  const outcomes = Object.entries(numbers?.outcomes ?? {});
  return (
    <>
      <Line
        label={words(isLast ? 'run.ended' : 'run.entered')}
        number={{ type: isLast ? 'here' : 'entered', node: node.id }}
        value={isLast ? (numbers?.here ?? 0) : (numbers?.entered ?? 0)}
        strong
      />
      {here > 0 ? <Line tone="run-here" label={hereWords(run, node.id, words)} number={{ type: 'here', node: node.id }} value={here} strong /> : null}
      {numbers !== null && numbers.stuck > 0 ? (
        <Line tone="mg-bad" label={words('run.stuck')} number={{ type: 'stuck', node: node.id }} value={numbers.stuck} strong />
      ) : null}
      {outcomes.length > 1
        ? outcomes.map(([outcome, count]) => (
            <Line key={outcome} label={portWords(node, outcome, words)} number={{ type: 'left', node: node.id, outcomes: [outcome] }} value={count} />
          ))
        : null}
    </>
  );
}

const shownStates = ['intended', 'pending', 'held', 'claimed', 'accepted', 'delivered', 'failed', 'unknown'] as const;
const tones: Readonly<Record<string, string>> = { held: 'run-here', failed: 'mg-bad', unknown: 'mg-warn' };

function MessageLines({ node, numbers }: RunFootProps): ReactElement {
  const { words } = useUi();
  const sends = numbers?.sends ?? null;
  if (sends === null) return <div className="mg-faint">{words('run.sends-nothing')}</div>;
  const line = (state: string, value: number, tone = ''): ReactElement => (
    <Line
      key={state}
      tone={tone}
      label={stateWords(state, words)}
      number={{ type: 'messages', node: node.id, state }}
      value={value}
      of={state === 'intended' ? null : sends.intended}
    />
  );
  return (
    <>
      {shownStates.flatMap((state) =>
        sends[state] > 0 || state === 'intended' || state === 'delivered' ? [line(state, sends[state], tones[state])] : [],
      )}
      {Object.entries(sends.suppressed).map(([reason, count]) => line(`suppressed:${reason}`, count, 'run-suppressed'))}
    </>
  );
}

function ConversionLines({ node, numbers }: RunFootProps): ReactElement {
  const { words } = useUi();
  const { conversions, run } = useRunScope();
  const own = conversions?.nodes.find((each) => each.node === node.id);
  if (run.document.settings.goal === null) return <div className="mg-faint">{words('run.no-goal')}</div>;
  if (own === undefined) return <div className="mg-faint">{words('app.loading')}</div>;
  const entered = numbers?.entered ?? 0;
  const open = entered - own.counted;
  const outcomes = Object.entries(numbers?.outcomes ?? {});
  return (
    <>
      <Line label={words('run.entered')} number={{ type: 'entered', node: node.id }} value={entered} />
      {open > 0 ? <Line label={words('run.open')} number={{ type: 'open', node: node.id }} value={open} /> : null}
      <Line
        tone="run-here"
        label={words('run.converted')}
        number={{ type: 'converted', node: node.id, outcomes: null }}
        value={own.converted}
        of={own.counted}
        strong
      />
      {outcomes.length > 1
        ? outcomes.map(([outcome]) => (
            <Line
              key={outcome}
              label={words('run.converted.way', { way: portWords(node, outcome, words) })}
              number={{ type: 'converted', node: node.id, outcomes: [outcome] }}
              value={own.outcomes[outcome]?.converted ?? 0}
              of={own.outcomes[outcome]?.counted ?? 0}
            />
          ))
        : null}
    </>
  );
}
