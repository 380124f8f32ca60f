/** Where a card lies on the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Curve {
  /** SVG path. */
  readonly path: string;
  readonly middle: Point;
  /** Near the beginning, where the words of the branch stand. */
  readonly start: Point;
  readonly direction: 'down' | 'right' | 'left';
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const cardWidth = 240;

/**
 * The curve from a port of one card to another card: down when the target hangs below, sideways into the next column otherwise.
 * `port` is the port's place among the source's ports, 0 to 1.
 */
export function edgeCurve(source: Box, target: Box, port: number): Curve {
  const below = target.y >= source.y + source.height - 8;
  const shift = centre(target).x - centre(source).x;
  if (below && Math.abs(shift) < source.width * 0.9) return down(source, target, port);
  if (target.x >= source.x + source.width - 8) return sideways(source, target, { port, direction: 'right' });
  if (target.x + target.width <= source.x + 8) return sideways(source, target, { port, direction: 'left' });
  return below ? down(source, target, port) : around(source, target);
}

function down(source: Box, target: Box, port: number): Curve {
  const from = { x: source.x + source.width * port, y: source.y + source.height };
  const to = { x: target.x + target.width / 2, y: target.y };
  const reach = Math.max(24, (to.y - from.y) / 2);
  return curve([from, { x: from.x, y: from.y + reach }, { x: to.x, y: to.y - reach }, to], 'down');
}

function sideways(source: Box, target: Box, { port, direction }: { readonly port: number; readonly direction: 'right' | 'left' }): Curve {
  const sign = direction === 'right' ? 1 : -1;
  const from = { x: direction === 'right' ? source.x + source.width : source.x, y: source.y + source.height * (0.35 + 0.4 * port) };
  const to = { x: direction === 'right' ? target.x : target.x + target.width, y: target.y + Math.min(40, target.height / 2) };
  const reach = Math.max(28, Math.min(140, Math.abs(to.x - from.x) * 0.55));
  return curve([from, { x: from.x + sign * reach, y: from.y }, { x: to.x - sign * reach, y: to.y }, to], direction);
}

/** Back up within the same column: out on the right and in on the right again. */
function around(source: Box, target: Box): Curve {
  const from = { x: source.x + source.width, y: source.y + source.height / 2 };
  const to = { x: target.x + target.width, y: target.y + Math.min(40, target.height / 2) };
  return curve([from, { x: from.x + 90, y: from.y }, { x: to.x + 90, y: to.y }, to], 'right');
}

function curve(points: readonly [Point, Point, Point, Point], direction: Curve['direction']): Curve {
  const [a, b, c, d] = points;
  return { path: `M${a.x},${a.y} C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`, middle: along(points, 0.5), start: along(points, 0.3), direction };
}

function along([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const u = 1 - t;
  const mix = (axis: 'x' | 'y'): number => u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
  return { x: mix('x'), y: mix('y') };
}

export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Stroke width of an edge that `count` of `most` people take. */
export function strokeWidth(count: number | null, most: number): number {
  if (count === null || most <= 0) return 2;
  return 1.5 + 7.5 * Math.sqrt(Math.max(0, count) / most);
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The card one comes to by an arrow key from `from`: nearest in that direction, going astray costs double. Null when there is none. */
export function neighbour(from: Point, others: readonly { readonly id: string; readonly at: Point }[], arrow: Arrow): string | null {
  const horizontal = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const sign = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1;
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const { id, at } of others) {
    const ahead = sign * (horizontal ? at.x - from.x : at.y - from.y);
    const aside = Math.abs(horizontal ? at.y - from.y : at.x - from.x);
    if (ahead < 4) continue;
    const cost = ahead + 2 * aside;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
