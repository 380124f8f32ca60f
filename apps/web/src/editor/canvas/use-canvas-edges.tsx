import type { JourneyEdge, JourneyNode } from '@magpie/journey';
import { formatShare, useUi } from '@magpie/ui';
import { useMemo, useState } from 'react';
import { boxesBetween } from '../../canvas/boxes-between.ts';
import type { FlowEdgeType } from '../../canvas/flow-edge.tsx';
import { type Box, strokeWidth } from '../../canvas/geometry.ts';
import { keepSame } from '../../canvas/keep-same.ts';
import { portPeople } from '../../canvas/port-people.ts';
import { portWords } from '../../canvas/port-words.ts';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';
import { useEditorState, useWorkbenchState } from '../editor-context.ts';
import { useReachNumbers } from '../reach-context.ts';
import { wiredPorts } from '../store/graph-reading.ts';
import { InsertButton } from './insert-button.tsx';
import type { DropTarget } from './use-kind-drop.ts';
import type { NameOf } from './use-spoken-names.ts';

interface EdgesGiven {
  readonly target: DropTarget | null;
  /** The same list as before when no card has moved: what is typed into one makes no edge run another way. */
  readonly placed: readonly JourneyNode[];
  readonly restingBoxOf: (node: JourneyNode) => Box;
  readonly spoken: NameOf;
}

/** What an edge is by its two ends, its port and the numbers there. */
interface Way {
  readonly name: string;
  readonly port: number;
  readonly people: number | null;
  readonly label: string | null;
}

/** The document's edges, as wide as the people expected on them. Cards are gone round as they stand before a drag: what is dragged does not move the others' edges. */
export function useCanvasEdges({ target, placed, restingBoxOf, spoken }: EdgesGiven): FlowEdgeType[] {
  const { words } = useUi();
  const reach = useReachNumbers();
  const nodes = useEditorState((state) => state.document.nodes);
  const edges = useEditorState((state) => state.document.edges);
  const selected = useEditorState((state) => state.selection.edge);
  const trail = useWorkbenchState((state) => state.trail);
  const [keepAround] = useState(() => keepSame<readonly Box[]>());
  const [keepWay] = useState(() => keepSame<Way>());
  const [keep] = useState(() => keepSame<FlowEdgeType>());
  const [keepAll] = useState(() => keepSame<FlowEdgeType[]>());
  const avoid = useMemo(() => {
    const boxes = new Map(placed.map((node) => [node.id, restingBoxOf(node)]));
    return new Map(
      edges.map((edge) => {
        const between = boxesBetween(edge, boxes);
        const parts = between.flatMap(({ x, y, width, height }) => [x, y, width, height]);
        return [edge.id, keepAround(edge.id, parts, () => between)];
      }),
    );
  }, [edges, placed, restingBoxOf, keepAround]);
  return useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const most = Math.max(1, ...Object.values(reach?.nodes ?? {}).map(({ reach: people }) => people ?? 0));
    const wayOf = (edge: JourneyEdge, source: JourneyNode, to: string): Way => {
      const numbers = reach?.nodes[source.id];
      const from = spoken(source);
      return keepWay(edge.id, [edge, edges, source.type, source.config, from, to, numbers, words], () => {
        const ports = shownPorts(source, edges);
        const people = portPeople(edge.port, wiredPorts(edges, edge.from), numbers?.byOutcome);
        const share = people !== null && (numbers?.reach ?? 0) > 0 ? `\n${formatShare(people / (numbers?.reach ?? 1), 0)}` : '';
        return {
          name: words('edge.label', { from, port: portWords(source, edge.port, words), to }),
          port: portPlace(ports, edge.port),
          people,
          label: ports.row.length > 1 ? `${portWords(source, edge.port, words)}${share}` : null,
        };
      });
    };
    const all = edges.flatMap((edge): FlowEdgeType[] => {
      const [source, end] = [byId.get(edge.from), byId.get(edge.to)];
      if (source === undefined || end === undefined) return [];
      const { name, port, people, label } = wayOf(edge, source, spoken(end));
      const width = strokeWidth(people, most);
      const isTarget = target?.type === 'edge' && target.edge === edge.id;
      const isSelected = edge.id === selected;
      const onTrail = trail === null ? 'none' : trail.edges.includes(edge.id) ? 'walked' : 'aside';
      const around = avoid.get(edge.id) ?? [];
      return [
        keep(edge.id, [edge, name, port, width, label, isTarget, isSelected, onTrail, around, words], () => ({
          id: edge.id,
          type: 'flow',
          source: edge.from,
          sourceHandle: edge.port,
          target: edge.to,
          selected: isSelected,
          ariaLabel: name,
          data: {
            port,
            avoid: around,
            width,
            label,
            emphasis: isTarget ? 'target' : onTrail,
            middle: (
              <span className={`edge-insert${isTarget ? ' edge-target' : ''}`}>
                <InsertButton place={{ type: 'edge', edge: edge.id }} label={words('edge.insert')} />
              </span>
            ),
          },
        })),
      ];
    });
    return keepAll('all', all, () => all);
  }, [nodes, edges, reach, selected, trail, target, words, spoken, avoid, keepWay, keep, keepAll]);
}
