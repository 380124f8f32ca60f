import type { JourneyDocument, ScheduledNode } from '@magpie/journey';
import { shownPorts } from '../../canvas/shown-ports.ts';
import { openPorts } from '../store/graph-reading.ts';
import type { DropPlace } from '../store/node-verbs.ts';

export interface DayPlace {
  /** When the step is to happen. */
  readonly at: number;
  readonly stage: DropPlace['stage'];
}

/**
 * Where a step that is to happen at a moment goes. Where one way alone is open to it then (people wait on an edge for what comes later, or the journey
 * ends in a way out before), it goes into that way; where there are several, or none, nobody can tell which is meant: it stands beside the others,
 * to be connected by hand.
 */
export function placeOnDay(document: JourneyDocument, nodes: ReadonlyMap<string, ScheduledNode>, { at, stage }: DayPlace): DropPlace {
  const edges = document.edges.flatMap(({ id, to, from }): readonly DropPlace[] => {
    const [before, after] = [nodes.get(from), nodes.get(to)];
    const isOpen = before !== undefined && after !== undefined && after.arrives <= at && at < after.at && before.at <= at;
    return isOpen ? [{ type: 'edge', edge: id, stage }] : [];
  });
  const ends = openPorts(document).flatMap(({ node, port }): readonly DropPlace[] => {
    // A way out that need not lead anywhere is no open end.
    if (!shownPorts(node, document.edges).row.includes(port)) return [];
    const before = nodes.get(node.id);
    const over = before === undefined ? Number.POSITIVE_INFINITY : Math.max(before.at, ...before.spans.map(({ to }) => to));
    return over <= at ? [{ type: 'port', node: node.id, port, stage }] : [];
  });
  const [only, ...others] = [...edges, ...ends];
  if (only !== undefined && others.length === 0) return only;
  const below = document.nodes.reduce((bottom, { position }) => Math.max(bottom, position.y + 180), 0);
  return { type: 'canvas', x: document.nodes[0]?.position.x ?? 0, y: below, stage: stage ?? null };
}
