import type { JourneyDocument, JourneyNode } from '@magpie/journey';

type Position = JourneyNode['position'];

const columnWidth = 224;
const rowHeight = 152;
const gap = 56;

/** A free place under `source`, or beside it when something hangs there already. */
export function placeBelow(document: JourneyDocument, source: JourneyNode): Position {
  let place = { x: source.position.x, y: source.position.y + rowHeight + gap };
  for (let tries = 0; tries < 50 && document.nodes.some((node) => near(node.position, place)); tries += 1)
    place = { x: place.x + columnWidth + gap, y: place.y };
  return place;
}

/** Whom to push down, and by how much, so that a card fits between `source` and `target`. */
export function makeRoom(
  document: JourneyDocument,
  source: JourneyNode,
  target: JourneyNode,
): { readonly place: Position; readonly moves: ReadonlyMap<string, Position> } {
  const sameColumn = Math.abs(source.position.x - target.position.x) < columnWidth && target.position.y > source.position.y;
  if (!sameColumn) return { place: placeBelow(document, source), moves: new Map() };
  const place = { x: target.position.x, y: source.position.y + rowHeight + gap };
  const shift = Math.max(0, place.y + rowHeight + gap - target.position.y);
  const moves = new Map<string, Position>();
  for (const { id, position } of document.nodes) {
    if (shift > 0 && position.y >= target.position.y && Math.abs(position.x - target.position.x) < columnWidth)
      moves.set(id, { x: position.x, y: position.y + shift });
  }
  return { place, moves };
}

function near(left: Position, right: Position): boolean {
  return Math.abs(left.x - right.x) < columnWidth && Math.abs(left.y - right.y) < rowHeight;
}
