import { graphOf, type JourneyNode, topologicalOrder } from '@magpie/journey';
import { Share, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { NumberButton } from './number-button.tsx';
import { isEnd } from './people-inside.ts';
import type { RunSummary } from '../api/contract.ts';
import './funnel.css';

export interface FunnelProps {
  readonly run: RunSummary;
  readonly onSelect: (node: string) => void;
}

/** Every step with how many of those who entered the journey came to it; the pale end are those still there. */
export function Funnel({ run, onSelect }: FunnelProps): ReactElement {
  const { words } = useUi();
  const numbers = new Map(run.perNode.map((each) => [each.node, each]));
  const order = inOrder(run);
  const whole = Math.max(0, ...run.perNode.map(({ entered }) => entered));
  const width = (count: number): string => `${whole === 0 ? 0 : (count / whole) * 100}%`;
  return (
    <section className="funnel" aria-label={words('funnel.title')}>
      <h2>{words('funnel.title')}</h2>
      <ol>
        {order.map((node) => {
          const { entered, here: standing } = numbers.get(node.id) ?? { entered: 0, here: 0 };
          const here = isEnd(run, node.id) ? 0 : standing;
          return (
            <li key={node.id} className="funnel-line">
              <button type="button" className={`funnel-row mg-stage-${node.stage ?? 'none'}`} onClick={() => onSelect(node.id)}>
                <span>{node.name}</span>
                <span className="funnel-track" aria-hidden>
                  <i style={{ width: width(entered - here) }} />
                  <i style={{ width: width(here) }} />
                </span>
              </button>
              <span className="mg-figure">
                <NumberButton number={{ type: 'entered', node: node.id }} value={entered} label={words('run.entered')} />
              </span>
              <Share value={whole === 0 ? null : entered / whole} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Nodes as people come to them. */
function inOrder({ document }: RunSummary): readonly JourneyNode[] {
  const graph = graphOf(document);
  return topologicalOrder(graph, new Set(graph.nodes.keys())).flatMap((id) => graph.nodes.get(id) ?? []);
}
