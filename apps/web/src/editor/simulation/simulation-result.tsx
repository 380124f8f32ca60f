import { formatCount, formatShare, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { Simulation } from '../../api/contract.ts';
import { portWords } from '../../canvas/port-words.ts';
import { EntryStory } from './entry-story.tsx';
import { SimulatedMessages } from './simulated-messages.tsx';
import { useEditorScope, useEditorState } from '../editor-context.ts';

/** How the simulated people are spread over the ways, and by which branches nobody went. */
export function SimulationResult({ simulation }: { readonly simulation: Simulation }): ReactElement {
  const { words, locale } = useUi();
  const { editor, flow } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const { people, paths, differentPaths, untaken } = simulation;
  const nameOf = (id: string): string => byId.get(id)?.name ?? words('walk.open-end');
  const go = (id: string): void => {
    if (!byId.has(id)) return;
    editor.select({ nodes: [id] });
    void flow.fitView({ nodes: [{ id }], duration: 200, maxZoom: 1, padding: 0.6 });
  };
  // Ways out that are not drawn (a step's one way on carries them) are no branches.
  const missed = untaken.filter(({ node, outcome }) => document.edges.some((edge) => edge.from === node && edge.port === outcome));
  const forks = (path: Simulation['paths'][number]): string =>
    path.steps
      .filter(({ node }) => Object.keys(simulation.nodes[node]?.outcomes ?? {}).length > 1)
      .flatMap(({ node, outcome }) => {
        const step = byId.get(node);
        return step === undefined ? [] : [portWords(step, outcome, words)];
      })
      .map((text, index, texts) => ({ text, isRepeated: texts[index - 1] === text, times: texts.slice(index).findIndex((each) => each !== text) }))
      .flatMap(({ text, isRepeated, times }, index, all) => (isRepeated ? [] : [withTimes(text, times < 0 ? all.length - index : times)]))
      .join(' → ');
  if (people === 0) return <p className="mg-hint">{words('simulation.nobody')}</p>;
  return (
    <div className="simulation-result">
      <EntryStory simulation={simulation} />
      <h3>{words('simulation.paths', { count: differentPaths })}</h3>
      <ol className="simulation-paths">
        {paths.map((path) => (
          <li key={`${path.steps.map(({ node, outcome }) => `${node} ${outcome}`).join()} ${path.endsAt}`}>
            <button type="button" onClick={() => go(path.endsAt)}>
              <span>{forks(path) || nameOf(path.endsAt)}</span>
              <b className="mg-figure">{formatShare(path.people / people)}</b>
              <i className="simulation-bar" style={{ width: `${(100 * path.people) / people}%` }} />
              <small>{words('simulation.path', { people: formatCount(path.people, locale), end: nameOf(path.endsAt) })}</small>
            </button>
          </li>
        ))}
      </ol>
      {differentPaths > paths.length ? <p className="mg-hint">{words('simulation.more', { count: differentPaths - paths.length })}</p> : null}
      <SimulatedMessages simulation={simulation} onGo={go} />
      <h3>{words('simulation.untaken')}</h3>
      {missed.length === 0 ? <p className="mg-hint">{words('simulation.covered')}</p> : null}
      <ul className="simulation-missed">
        {missed.map(({ node, outcome }) => {
          const step = byId.get(node);
          return (
            <li key={`${node} ${outcome}`}>
              <button type="button" className="mg-warn" onClick={() => go(node)}>
                {words('simulation.missed', { name: nameOf(node), port: step === undefined ? outcome : portWords(step, outcome, words) })}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** `sent × 3` for what was done three times in a row. */
function withTimes(text: string, times: number): string {
  return times > 1 ? `${text} × ${times}` : text;
}
