import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import { cardWidth } from '../../canvas/geometry.ts';
import { roomyHeight, type SizeOf } from './drawn-sizes.ts';

type Position = JourneyNode['position'];

const gap = 56;

/** A free place under `source`, or beside it when something hangs there already. */
export function placeBelow(document: JourneyDocument, source: JourneyNode, sizeOf: SizeOf): Position {
  let place = { x: source.position.x, y: under(source, sizeOf) };
  const isTaken = (): boolean =>
    document.nodes.some(
      (node) => inColumn(node, place.x) && node.position.y < place.y + roomyHeight && place.y < node.position.y + roomyHeightOf(node, sizeOf),
    );
  for (let tries = 0; tries < 50 && isTaken(); tries += 1) place = { x: place.x + cardWidth + gap, y: place.y };
  return place;
}

/** Whom to push down, and by how much, so that a card fits between `source` and `target`. */
export function makeRoom(
  document: JourneyDocument,
  { source, target }: { readonly source: JourneyNode; readonly target: JourneyNode },
  sizeOf: SizeOf,
): { readonly place: Position; readonly moves: ReadonlyMap<string, Position> } {
  const isBelow = inColumn(target, source.position.x) && target.position.y > source.position.y;
  if (!isBelow) return { place: placeBelow(document, source, sizeOf), moves: new Map() };
  const place = { x: target.position.x, y: under(source, sizeOf) };
  const shift = place.y + roomyHeight + gap - target.position.y;
  return { place, moves: pushDown(document, { column: target.position.x, from: target.position.y, shift }) };
}

/** Whom to push down, and by how much, when the card of `node` has become higher: what stood clear of it goes on doing so. */
export function keepRoom(
  document: JourneyDocument,
  { id, position }: JourneyNode,
  { before, after }: { readonly before: number; readonly after: number },
): ReadonlyMap<string, Position> {
  const foot = position.y + before;
  const below = document.nodes.filter((node) => node.id !== id && inColumn(node, position.x) && node.position.y >= foot);
  const next = Math.min(...below.map((node) => node.position.y));
  return pushDown(document, { column: position.x, from: next, shift: Math.min(gap, next - foot) - (next - position.y - after) });
}

function pushDown(
  { nodes }: JourneyDocument,
  { column, from, shift }: { readonly column: number; readonly from: number; readonly shift: number },
): ReadonlyMap<string, Position> {
  const pushed = shift > 0 && Number.isFinite(from) ? nodes.filter((node) => inColumn(node, column) && node.position.y >= from) : [];
  return new Map(pushed.map(({ id, position: { x, y } }) => [id, { x, y: y + shift }]));
}

function under(source: JourneyNode, sizeOf: SizeOf): number {
  return source.position.y + roomyHeightOf(source, sizeOf) + gap;
}

function roomyHeightOf({ id }: JourneyNode, sizeOf: SizeOf): number {
  return Math.max(roomyHeight, sizeOf(id).height);
}

function inColumn({ position }: JourneyNode, x: number): boolean {
  return Math.abs(position.x - x) < cardWidth;
}
