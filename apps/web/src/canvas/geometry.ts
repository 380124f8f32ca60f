import { detourDown } from './detour-down.ts';

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
  /** Where it leaves the one card and meets the other. */
  readonly ends: { readonly from: Point; readonly to: Point };
  /** Where the words of the branch stand, clear of the line. */
  readonly label: Point;
  readonly direction: 'down' | 'right' | 'left';
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const cardWidth = 224;

/**
 * The curve from a port of one card to another card: down when the target hangs below, sideways into the next column otherwise.
 * `port` is the port's place among the source's ports, 0 to 1.
 */
export function edgeCurve(source: Box, target: Box, port: number, obstacles: readonly Box[] = []): Curve {
  const below = target.y >= source.y + source.height - 8;
  const shift = centre(target).x - centre(source).x;
  if (below && Math.abs(shift) < source.width * 0.9) return down(source, target, { port, obstacles });
  if (target.x >= source.x + source.width - 8) return sideways(source, target, { port, direction: 'right', obstacles });
  if (target.x + target.width <= source.x + 8) return sideways(source, target, { port, direction: 'left', obstacles });
  return below ? down(source, target, { port, obstacles }) : around(source, target);
}

function down(source: Box, target: Box, { port, obstacles }: Pick<Sideways, 'port' | 'obstacles'>): Curve {
  const from = { x: source.x + source.width * port, y: source.y + source.height };
  const to = { x: target.x + target.width / 2, y: target.y };
  const reach = Math.max(24, (to.y - from.y) / 2);
  const points = [from, { x: from.x, y: from.y + reach }, { x: to.x, y: to.y - reach }, to] as const;
  return (isFree(points, obstacles) ? null : detourDown(from, to, obstacles)) ?? curve(points, 'down');
}

interface Sideways {
  readonly port: number;
  readonly direction: 'right' | 'left';
  readonly obstacles: readonly Box[];
}

function sideways(source: Box, target: Box, { port, direction, obstacles }: Sideways): Curve {
  const sign = direction === 'right' ? 1 : -1;
  const from = { x: direction === 'right' ? source.x + source.width : source.x, y: source.y + source.height * (0.35 + 0.4 * port) };
  const to = { x: direction === 'right' ? target.x : target.x + target.width, y: target.y + Math.min(40, target.height / 2) };
  const reach = Math.max(28, Math.min(140, Math.abs(to.x - from.x) * 0.55));
  const points = [from, { x: from.x + sign * reach, y: from.y }, { x: to.x - sign * reach, y: to.y }, to] as const;
  const channel = isFree(points, obstacles) ? null : channelBetween(from, to, obstacles);
  return channel === null ? curve(points, direction) : detour(from, to, { channel, sign, direction });
}

const samples = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const gutter = 44;

function isFree(points: readonly [Point, Point, Point, Point], obstacles: readonly Box[]): boolean {
  if (obstacles.length === 0) return true;
  return samples.every((t) => {
    const point = along(points, t);
    return !obstacles.some((box) => holds(box, point, 8));
  });
}

/** Height at which nothing stands between two columns, nearest to where the edge comes from and goes to; null when there is none. */
function channelBetween(from: Point, to: Point, obstacles: readonly Box[]): number | null {
  const [left, right] = [Math.min(from.x, to.x) + gutter / 2, Math.max(from.x, to.x) - gutter / 2];
  const between = obstacles.filter((box) => box.x < right && box.x + box.width > left);
  const heights = between
    .flatMap((box) => [box.y - 26, box.y + box.height + 26])
    .filter((height) => !between.some((box) => height > box.y - 14 && height < box.y + box.height + 14));
  const cost = (height: number): number => Math.abs(height - from.y) + Math.abs(height - to.y);
  return heights.sort((one, other) => cost(one) - cost(other))[0] ?? null;
}

function detour(
  from: Point,
  to: Point,
  { channel, sign, direction }: { readonly channel: number; readonly sign: number; readonly direction: 'right' | 'left' },
): Curve {
  const [out, back] = [
    { x: from.x + sign * gutter, y: channel },
    { x: to.x - sign * gutter, y: channel },
  ];
  const bend = (sign * gutter) / 2;
  const path = `M${from.x},${from.y} C${from.x + bend},${from.y} ${out.x - bend},${out.y} ${out.x},${out.y} L${back.x},${back.y} C${back.x + bend},${back.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
  return { path, ends: { from, to }, middle: { x: (out.x + back.x) / 2, y: channel }, label: { x: out.x + sign * 30, y: channel - 12 }, direction };
}

function holds(box: Box, point: Point, around: number): boolean {
  return point.x > box.x - around && point.x < box.x + box.width + around && point.y > box.y - around && point.y < box.y + box.height + around;
}

/** Back up within the same column: out on the right and in on the right again. */
function around(source: Box, target: Box): Curve {
  const from = { x: source.x + source.width, y: source.y + source.height / 2 };
  const to = { x: target.x + target.width, y: target.y + Math.min(40, target.height / 2) };
  return curve([from, { x: from.x + 90, y: from.y }, { x: to.x + 90, y: to.y }, to], 'right');
}

function curve(points: readonly [Point, Point, Point, Point], direction: Curve['direction']): Curve {
  const [a, b, c, d] = points;
  return {
    path: `M${a.x},${a.y} C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`,
    ends: { from: a, to: d },
    middle: along(points, 0.5),
    label: direction === 'down' ? { x: along(points, 0.3).x + 10, y: along(points, 0.3).y } : labelBeside(a, d, direction),
    direction,
  };
}

/** Near where the line leaves the card, clear of both, however far or near the next card is. */
function labelBeside(from: Point, to: Point, direction: 'right' | 'left'): Point {
  const away = Math.max(30, Math.min(44, Math.abs(to.x - from.x) / 2));
  return { x: from.x + (direction === 'right' ? away : -away), y: from.y + (to.y < from.y ? 22 : -22) };
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
