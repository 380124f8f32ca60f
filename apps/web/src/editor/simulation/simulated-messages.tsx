import { Figure, formatCount, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { Simulation } from '../../api/contract.ts';
import { useEditorState } from '../editor-context.ts';

export interface SimulatedMessagesProps {
  readonly simulation: Simulation;
  readonly onGo: (node: string) => void;
}

/** What the gate would do with the simulated messages of each step: how many go out, which of them at the end of the night, and which are kept back. */
export function SimulatedMessages({ simulation, onGo }: SimulatedMessagesProps): ReactElement | null {
  const { words, locale } = useUi();
  const document = useEditorState((state) => state.document);
  const senders = document.nodes.flatMap((node) => {
    const messages = simulation.nodes[node.id]?.messages ?? null;
    return messages === null ? [] : [{ node, messages }];
  });
  if (senders.length === 0) return null;
  return (
    <>
      <h3>{words('simulation.messages')}</h3>
      <ul className="simulation-messages">
        {senders.map(({ node, messages: { sent, held, kept } }) => (
          <li key={node.id}>
            <button type="button" onClick={() => onGo(node.id)}>
              <span>{node.name}</span>
              <Figure value={sent} strong />
            </button>
            {held === 0 ? null : <div className="mg-warn">{words('simulation.messages.held', { people: formatCount(held, locale) })}</div>}
            {Object.entries(kept).map(([reason, count]) => (
              <div key={reason} className="mg-bad">
                {words('simulation.messages.kept', { people: formatCount(count, locale), reason: words(`reason.${reason.split(':')[1] ?? reason}`) })}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
