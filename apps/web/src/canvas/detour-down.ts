import type { Box, Curve, Point } from './geometry.ts';

/** How far from a card the line keeps, and how near to another's side it may come. */
const keepsAway = 24;
const least = 14;
/** Room for a turn, when there is as much between two rows of cards. */
const turn = 56;
const leastTurn = 24;

/** The way down beside the cards that stand between: aside before the first of them, back behind the last. Null when there is no room on either side. */
export function detourDown(from: Point, to: Point, obstacles: readonly Box[]): Curve | null {
  const between = obstacles.filter(({ y, height }) => y + height > from.y && y < to.y);
  const x = channelBeside(from, to, between);
  if (x === null) return null;
  const inWay = between.filter((box) => box.x < Math.max(from.x, to.x, x) && box.x + box.width > Math.min(from.x, to.x, x));
  const first = Math.min(...inWay.map(({ y }) => y));
  const last = Math.max(...inWay.map(({ y, height }) => y + height));
  const down = from.y + turnWithin(first - from.y);
  const back = Math.max(down, to.y - turnWithin(to.y - last));
  const [enter, leave] = [(from.y + down) / 2, (back + to.y) / 2];
  return {
    path: `M${from.x},${from.y} C${from.x},${enter} ${x},${enter} ${x},${down} L${x},${back} C${x},${leave} ${to.x},${leave} ${to.x},${to.y}`,
    ends: { from, to },
    middle: { x, y: (down + back) / 2 },
    label: { x: (from.x + x) / 2 + 10, y: enter },
    direction: 'down',
  };
}

function turnWithin(room: number): number {
  return Math.min(turn, Math.max(leastTurn, room - 4));
}

/** The free line down that is nearest to both ends; null when cards stand everywhere. */
function channelBeside(from: Point, to: Point, between: readonly Box[]): number | null {
  const cost = (x: number): number => Math.abs(x - from.x) + Math.abs(x - to.x);
  return (
    between
      .flatMap(({ x, width }) => [x - keepsAway, x + width + keepsAway])
      .filter((x) => !between.some((box) => x > box.x - least && x < box.x + box.width + least))
      .toSorted((one, other) => cost(one) - cost(other))[0] ?? null
  );
}
