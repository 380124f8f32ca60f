import type { JourneyDocument, JourneyEdge, JourneyNode } from '@magpie/journey';
import { boxesBetween } from '../../canvas/boxes-between.ts';
import { type Arrow, type Box, centre, type Curve, edgeCurve, neighbour, type Point } from '../../canvas/geometry.ts';
import { portPlace, shownPorts } from '../../canvas/shown-ports.ts';
import { frameKey, noteKey } from '../store/drawn.ts';
import { nodeById } from '../store/graph-reading.ts';

/** Something the arrow keys come to: by its key, with the middle of it in canvas pixels. */
export interface Stop {
  readonly id: string;
  readonly at: Point;
}

export interface StopsOf {
  readonly document: JourneyDocument;
  readonly boxOf: (node: JourneyNode) => Box;
}

/** An edge's key among stops; no step's, note's or frame's. */
export const edgeKey = (id: string): string => `edge ${id}`;

/** The edge that a stop stands for; null for anything else. */
export function edgeOf(key: string): string | null {
  return key.startsWith('edge ') ? key.slice(5) : null;
}

/**
 * Where an arrow leads from a stop (null: from nowhere). From a step to its own edge that runs that way, so that every edge is come to; else to the
 * next thing in that direction; from an edge along it to its ends, and across it to the edges beside it that share one. Null: there is nothing.
 */
export function nextStop(canvas: StopsOf, from: string | null, arrow: Arrow): Stop | null {
  const { document } = canvas;
  const things = thingsOf(canvas);
  const edge = from === null ? undefined : document.edges.find(({ id }) => id === edgeOf(from));
  if (edge !== undefined) return nextFromEdge(canvas, edge, { things, arrow });
  const here = things.find(({ id }) => id === from);
  if (here === undefined) return things[0] ?? null;
  const own = document.edges.filter((each) => each.from === here.id || each.to === here.id);
  const edges = own.flatMap((each) => {
    const curve = curveOf(canvas, each);
    const way = each.from === here.id ? onward : backward;
    return curve !== null && way[curve.direction] === arrow ? [{ id: edgeKey(each.id), at: curve.middle }] : [];
  });
  return (
    nearest(here.at, edges, arrow) ??
    nearest(
      here.at,
      things.filter(({ id }) => id !== here.id),
      arrow,
    )
  );
}

const onward = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft' } as const;
const backward = { down: 'ArrowUp', right: 'ArrowLeft', left: 'ArrowRight' } as const;

function nextFromEdge(
  canvas: StopsOf,
  edge: JourneyEdge,
  { things, arrow }: { readonly things: readonly Stop[]; readonly arrow: Arrow },
): Stop | null {
  const curve = curveOf(canvas, edge);
  if (curve === null) return null;
  const here = curve.middle;
  const ends = things.filter(({ id }) => id === edge.from || id === edge.to);
  const isAlong = (arrow === 'ArrowUp' || arrow === 'ArrowDown') === (curve.direction === 'down');
  if (isAlong) return nearest(here, ends, arrow) ?? nearest(here, things, arrow);
  const beside = canvas.document.edges
    .filter((other) => other.id !== edge.id && (other.from === edge.from || other.to === edge.to))
    .flatMap((other) => {
      const middle = curveOf(canvas, other)?.middle;
      return middle === undefined ? [] : [{ id: edgeKey(other.id), at: middle }];
    });
  return nearest(here, beside, arrow) ?? nearest(here, things, arrow);
}

function nearest(from: Point, stops: readonly Stop[], arrow: Arrow): Stop | null {
  const id = neighbour(from, stops, arrow);
  return stops.find((stop) => stop.id === id) ?? null;
}

/** Everything but edges, with the middle of it; of a frame, that of its head. */
function thingsOf({ document: { nodes, notes, frames }, boxOf }: StopsOf): readonly Stop[] {
  return [
    ...nodes.map((node) => ({ id: node.id, at: centre(boxOf(node)) })),
    ...notes.map(({ id, position, size }) => ({ id: noteKey(id), at: centre({ ...position, ...size }) })),
    ...frames.map(({ id, position, size }) => ({ id: frameKey(id), at: centre({ ...position, width: size.width, height: 36 }) })),
  ];
}

/** As it is drawn. */
function curveOf({ document, boxOf }: StopsOf, edge: JourneyEdge): Curve | null {
  const [source, target] = [nodeById(document, edge.from), nodeById(document, edge.to)];
  if (source === null || target === null) return null;
  const boxes = new Map(document.nodes.map((node) => [node.id, boxOf(node)]));
  return edgeCurve(boxOf(source), boxOf(target), portPlace(shownPorts(source, document.edges), edge.port), boxesBetween(edge, boxes));
}
