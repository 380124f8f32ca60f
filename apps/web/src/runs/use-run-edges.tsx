import type { JourneyNode } from '@magpie/journey';
import { formatCount, formatShare, useUi } from '@magpie/ui';
import { useMemo } from 'react';
import { boxesBetween } from '../canvas/boxes-between.ts';
import type { FlowEdgeType } from '../canvas/flow-edge.tsx';
import { type Box, strokeWidth } from '../canvas/geometry.ts';
import { portWords } from '../canvas/port-words.ts';
import { portPlace, shownPorts } from '../canvas/shown-ports.ts';
import { edgeNumbers } from './edge-numbers.ts';
import { MovingPeople } from './moving-people.tsx';
import { isOver } from './run-state.ts';
import { useRunScope } from './run-scope.ts';

/** Edges as wide as what they carry, which leads to the people behind it; while the run goes on, people move along them. */
export function useRunEdges(boxOf: (node: JourneyNode) => Box): FlowEdgeType[] {
  const { words, locale } = useUi();
  const { run, show, conversions, openList } = useRunScope();
  return useMemo(() => {
    const { nodes, edges } = run.document;
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const taken = new Map(run.edges.map(({ from, port, count }) => [`${from} ${port}`, count]));
    const numbers = edgeNumbers(run, show, conversions);
    const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
    const live = !isOver(run.state) && run.state !== 'paused';
    return edges.flatMap((edge): FlowEdgeType[] => {
      const source = byId.get(edge.from);
      const target = byId.get(edge.to);
      if (source === undefined || target === undefined) return [];
      const ports = shownPorts(source, edges);
      const carried = numbers.of(edge);
      const count = taken.get(`${edge.from} ${edge.port}`) ?? 0;
      const port = ports.row.length > 1 ? portWords(source, edge.port, words) : null;
      const figure = carried === null ? null : `${formatCount(carried.value, locale)}${shareOf(carried)}`;
      const label = [port, figure].filter((part) => part !== null).join('\n');
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
            width: carried === null ? 1.5 : strokeWidth(carried.value, numbers.most),
            emphasis: 'none',
            label: label === '' ? null : label,
            ...(carried === null || carried.value === 0
              ? {}
              : {
                  opens: {
                    name: words('number.open.edge', { step: source.name, text: label.replaceAll('\n', ' ') }),
                    open: () => openList(carried.number),
                  },
                }),
            overlay: (path) => <MovingPeople path={path} count={count} live={live} stage={target.stage ?? 'none'} />,
          },
        },
      ];
    });
  }, [run, show, conversions, openList, words, locale, boxOf]);
}

function shareOf({ value, whole }: { readonly value: number; readonly whole: number | null }): string {
  return whole === null || whole === 0 || value === whole ? '' : ` · ${formatShare(value / whole, 0)}`;
}
