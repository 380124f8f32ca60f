import type { JourneyNode } from '@magpie/journey';
import { formatShare, useUi } from '@magpie/ui';
import { useMemo } from 'react';
import { boxesBetween } from '../../canvas/boxes-between.ts';
import type { FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { type Box, strokeWidth } from '../../canvas/geometry.ts';
import { portPeople } from '../../canvas/port-people.ts';
import { portWords } from '../../canvas/port-words.ts';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { InsertButton } from './insert-button.tsx';
import type { DropTarget } from './use-kind-drop.ts';

/** The document's edges, as wide as the people expected on them. */
export function useCanvasEdges(target: DropTarget | null, boxOf: (node: JourneyNode) => Box): FlowEdgeType[] {
  const { words } = useUi();
  const { reach } = useEditorScope();
  const nodes = useEditorState((state) => state.document.nodes);
  const edges = useEditorState((state) => state.document.edges);
  const selected = useEditorState((state) => state.selection.edge);
  return useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const most = Math.max(1, ...Object.values(reach?.nodes ?? {}).map(({ reach: people }) => people ?? 0));
    return edges.flatMap((edge): FlowEdgeType[] => {
      const source = byId.get(edge.from);
      if (source === undefined || !byId.has(edge.to)) return [];
      const ports = shownPorts(source, edges);
      const numbers = reach?.nodes[source.id];
      const wired = new Set(edges.filter(({ from }) => from === edge.from).map(({ port }) => port));
      const people = portPeople(edge.port, wired, numbers?.byOutcome);
      const share = people !== null && (numbers?.reach ?? 0) > 0 ? `\n${formatShare(people / (numbers?.reach ?? 1), 0)}` : '';
      const isTarget = target?.type === 'edge' && target.edge === edge.id;
      return [
        {
          id: edge.id,
          type: 'flow',
          source: edge.from,
          sourceHandle: edge.port,
          target: edge.to,
          selected: edge.id === selected,
          reconnectable: 'target',
          ariaLabel: words('edge.label', { from: source.name, port: portWords(source, edge.port, words), to: byId.get(edge.to)?.name ?? '' }),
          data: {
            port: portPlace(ports, edge.port),
            avoid: boxesBetween(edge, nodes, boxOf),
            width: strokeWidth(people, most),
            label: ports.row.length > 1 ? `${portWords(source, edge.port, words)}${share}` : null,
            emphasis: isTarget ? 'target' : 'none',
            middle: (
              <span className={`edge-insert${isTarget ? ' edge-target' : ''}`}>
                <InsertButton place={{ type: 'edge', edge: edge.id }} label={words('edge.insert')} />
              </span>
            ),
          },
        },
      ];
    });
  }, [nodes, edges, reach, selected, target, words, boxOf]);
}
