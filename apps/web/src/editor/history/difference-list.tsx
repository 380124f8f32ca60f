import type { EdgeDiff, JourneyDiff, JourneyEdge, JourneyFrame, JourneyGoal, JourneyNode, JourneyNote } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import type { ReactElement, ReactNode } from 'react';
import { portWords } from '../../canvas/port-words.ts';
import type { Compared } from '../workbench/workbench.ts';
import { MarkedText } from './marked-text.tsx';
import { StepChanges } from './step-changes.tsx';

export interface DifferenceListProps {
  readonly diff: JourneyDiff;
  readonly compared: Compared;
  readonly onGo: (nodes: readonly string[]) => void;
}

/** Every difference in words; a click leads to where it is. */
export function DifferenceList({ diff, compared, onGo }: DifferenceListProps): ReactElement {
  const { words } = useUi();
  const goal = (value: JourneyGoal | null): string => {
    if (value === null) return words('history.goal.none');
    const { event, windowDays: days } = value;
    return 'from' in value ? words('history.goal.value.entry', { event, days }) : words('history.goal.value', { event, from: value.fromDays, days });
  };
  const nodeOf = (id: string): JourneyNode | undefined =>
    compared.after.nodes.find((node) => node.id === id) ?? compared.before.nodes.find((node) => node.id === id);
  const nameOf = (id: string): string => nodeOf(id)?.name ?? id;
  const portOf = ({ from, port }: JourneyEdge): string => portWords(nodeOf(from) ?? { type: '', config: {} }, port, words);
  const edgeWords = (edge: EdgeDiff): string => {
    if (edge.type === 'reled' && edge.before.from === edge.after.from && edge.before.port === edge.after.port)
      return words('history.edge.reled', {
        from: nameOf(edge.after.from),
        port: portOf(edge.after),
        before: nameOf(edge.before.to),
        to: nameOf(edge.after.to),
      });
    const shown = edge.type === 'removed' ? edge.before : edge.after;
    return words('history.edge', { from: nameOf(shown.from), port: portOf(shown), to: nameOf(shown.to) });
  };
  return (
    <ol className="difference-list">
      {diff.name === null ? null : (
        <Difference type="changed" title={words('history.journey-name')}>
          <MarkedText {...diff.name} />
        </Difference>
      )}
      {diff.goal === null ? null : (
        <Difference type="changed" title={words('history.goal')}>
          <MarkedText before={goal(diff.goal.before)} after={goal(diff.goal.after)} />
        </Difference>
      )}
      {diff.steps.map((step) => {
        const node = step.type === 'removed' ? step.before : step.after;
        return (
          <Difference key={`${step.type} ${step.id}`} type={step.type} title={node.name || words(`kind.${node.type}`)} onGo={() => onGo([step.id])}>
            {step.type === 'changed' ? <StepChanges step={step} /> : words(`kind.${node.type}`)}
          </Difference>
        );
      })}
      {diff.edges.map((edge) => (
        <Difference
          key={`${edge.type} ${edge.id}`}
          type={edge.type}
          title={edgeWords(edge)}
          onGo={() => onGo(edge.type === 'removed' ? [edge.before.from, edge.before.to] : [edge.after.from, edge.after.to])}
        />
      ))}
      {diff.drawn.map((thing) => (
        <Difference
          key={`${thing.kind} ${thing.id}`}
          type={thing.before === null ? 'added' : thing.after === null ? 'removed' : 'changed'}
          title={words(`history.${thing.kind}`)}
        >
          <DrawnChange before={thing.before} after={thing.after} />
        </Difference>
      ))}
      {diff.moved.length === 0 ? null : (
        <Difference type="moved" title={words('history.moved', { count: diff.moved.length })} onGo={() => onGo(diff.moved)} />
      )}
    </ol>
  );
}

type DrawnThing = JourneyNote | JourneyFrame;

function DrawnChange({ before, after }: { readonly before: DrawnThing | null; readonly after: DrawnThing | null }): ReactElement {
  const { words } = useUi();
  const said = (thing: DrawnThing): string => ('text' in thing ? thing.text : `${words(`stage.${thing.stage}`)} ${thing.title}`);
  if (before === null || after === null) return <>{[before, after].flatMap((thing) => (thing === null ? [] : said(thing)))}</>;
  return said(before) === said(after) ? <>{words('history.looks')}</> : <MarkedText before={said(before)} after={said(after)} />;
}

interface DifferenceProps {
  readonly type: 'added' | 'changed' | 'removed' | 'reled' | 'moved';
  readonly title: string;
  readonly onGo?: () => void;
  readonly children?: ReactNode;
}

function Difference({ type, title, onGo, children }: DifferenceProps): ReactElement {
  const { words } = useUi();
  const head = (
    <>
      <span className={`difference-type difference-${type}`}>{words(`history.type.${type}`)}</span>
      <b>{title}</b>
    </>
  );
  return (
    <li>
      {onGo === undefined ? (
        <div className="difference-head">{head}</div>
      ) : (
        <button type="button" className="difference-head" onClick={onGo}>
          {head}
        </button>
      )}
      {children === undefined ? null : <div className="difference-body">{children}</div>}
    </li>
  );
}
