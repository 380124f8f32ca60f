import type { JourneyNode } from '@magpie/journey';
import { formatShare, useUi } from '@magpie/ui';
import { useMemo } from 'react';
import { boxesBetween } from '../canvas/boxes-between.ts';
import type { FlowEdgeType } from '../canvas/flow-edge.tsx';
import { type Box, strokeWidth } from '../canvas/geometry.ts';
import { portWords } from '../canvas/port-words.ts';
import { portPlace, shownPorts } from '../canvas/shown-ports.ts';
import { MovingPeople } from './moving-people.tsx';
import { isOver } from './run-state.ts';
import { useRunScope } from './run-scope.ts';

/** Edges as wide as the people who took them; while the run goes on, people move along them. */
export function useRunEdges(boxOf: (node: JourneyNode) => Box): FlowEdgeType[] {
  const { words } = useUi();
  const { run } = useRunScope();
  return useMemo(() => {
    const { nodes, edges } = run.document;
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const counts = new Map(run.edges.map(({ from, port, count }) => [`${from} ${port}`, count]));
    const entered = new Map(run.perNode.map(({ node, entered: count }) => [node, count]));
    const most = Math.max(1, ...entered.values());
    const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
    const live = !isOver(run.state) && run.state !== 'paused';
    return edges.flatMap((edge): FlowEdgeType[] => {
      const source = byId.get(edge.from);
      const target = byId.get(edge.to);
      if (source === undefined || target === undefined) return [];
      const ports = shownPorts(source, edges);
      const count = counts.get(`${edge.from} ${edge.port}`) ?? 0;
      const whole = entered.get(edge.from) ?? 0;
      return [
        {
          id: edge.id,
          type: 'flow',
          source: edge.from,
          target: edge.to,
          ariaLabel: words('edge.label', { from: source.name, port: portWords(source, edge.port, words), to: target.name }),
          data: {
            port: portPlace(ports, edge.port),
            avoid: boxesBetween(edge, boxes),
            width: strokeWidth(count, most),
            emphasis: 'none',
            label: ports.row.length > 1 ? `${portWords(source, edge.port, words)}${whole > 0 ? `\n${formatShare(count / whole, 0)}` : ''}` : null,
            overlay: (path) => <MovingPeople path={path} count={count} live={live} stage={target.stage ?? 'none'} />,
          },
        },
      ];
    });
  }, [run.document, run.edges, run.perNode, run.state, words, boxOf]);
}
