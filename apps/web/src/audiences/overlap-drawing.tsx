import { formatCount, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { lens } from './lens.ts';

export interface OverlapProps {
  readonly names: readonly string[];
  /** People by combination: bit `i` is set where they are in set `i`. */
  readonly regions: readonly number[];
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

const width = 520;
const height = 320;

/** Two sets in the proportions of their sizes, or three in a fixed figure, with the people of each part written into it. */
export function OverlapDrawing({ names, regions }: OverlapProps): ReactElement {
  const { words, locale } = useUi();
  const circles = names.length === 2 ? twoCircles(regions) : threeCircles;
  const parts = regions.flatMap((people, bits) => (bits === 0 ? [] : [{ bits, people, ...placeOf(circles, bits) }]));
  return (
    <figure className="audience-figure">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words('overlap.drawing', { names: names.join(' · ') })}>
        {circles.map((circle, index) => (
          <circle key={names[index]} cx={circle.x} cy={circle.y} r={circle.r} className={`audience-set audience-set-${index}`} />
        ))}
        {parts.map(({ bits, people, x, y, isSeen }) =>
          isSeen && people > 0 ? (
            <text key={bits} x={x} y={y} className="audience-set-count" textAnchor="middle" dominantBaseline="middle">
              {formatCount(people, locale)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="mg-hint">{words(names.length === 2 ? 'overlap.to-scale' : 'overlap.not-to-scale')}</figcaption>
    </figure>
  );
}

const threeCircles: readonly Circle[] = [
  { x: 205, y: 120, r: 105 },
  { x: 315, y: 120, r: 105 },
  { x: 260, y: 205, r: 105 },
];

function twoCircles(regions: readonly number[]): readonly Circle[] {
  const [, first = 0, second = 0, both = 0] = regions;
  const { radii, distance } = lens(first + both, second + both, both);
  const [a, b] = radii;
  const scale = Math.min(140, (width - 40) / (a + b + distance));
  const left = (width - (a + b + distance) * scale) / 2 + a * scale;
  return [
    { x: left, y: height / 2, r: Math.max(2, a * scale) },
    { x: left + distance * scale, y: height / 2, r: Math.max(2, b * scale) },
  ];
}

const grid = 40;

/** The middle of the part of the drawing that lies in the circles whose bits are set and in no other; not seen where there is hardly one. */
function placeOf(circles: readonly Circle[], bits: number): { readonly x: number; readonly y: number; readonly isSeen: boolean } {
  let [x, y, points] = [0, 0, 0];
  for (let column = 0; column <= grid * 2; column += 1) {
    for (let row = 0; row <= grid; row += 1) {
      const point = { x: (column / (grid * 2)) * width, y: (row / grid) * height };
      const inside = circles.every(
        (circle, index) => Math.hypot(point.x - circle.x, point.y - circle.y) < circle.r === (((bits >> index) & 1) === 1),
      );
      if (!inside) continue;
      x += point.x;
      y += point.y;
      points += 1;
    }
  }
  return points === 0 ? { x: 0, y: 0, isSeen: false } : { x: x / points, y: y / points, isSeen: points > 12 };
}
