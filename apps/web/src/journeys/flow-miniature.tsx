import type { JourneyDocument } from '@magpie/journey';
import type { ReactElement } from 'react';

const card = { width: 224, height: 130 };
const margin = 30;

/** A journey as small as a stamp, drawn from its document: steps in the colours of their stages, and the ways between them. */
export function FlowMiniature({ document: { nodes, edges }, height }: { readonly document: JourneyDocument; readonly height: number }): ReactElement {
  const xs = nodes.map(({ position }) => position.x);
  const ys = nodes.map(({ position }) => position.y);
  const [left, top] = [Math.min(0, ...xs) - margin, Math.min(0, ...ys) - margin];
  const [width, tall] = [Math.max(0, ...xs) + card.width + margin - left, Math.max(0, ...ys) + card.height + margin - top];
  const place = new Map(nodes.map(({ id, position }) => [id, position]));
  return (
    <svg className="flow-miniature" viewBox={`${left} ${top} ${width} ${tall}`} height={height} aria-hidden>
      {edges.map(({ id, from, to }) => {
        const [start, end] = [place.get(from), place.get(to)];
        if (start === undefined || end === undefined) return null;
        const [x, y, toX, toY] = [start.x + card.width / 2, start.y + card.height, end.x + card.width / 2, end.y];
        const bend = Math.max(60, Math.abs(toY - y) / 2);
        return <path key={id} d={`M${x},${y} C${x},${y + bend} ${toX},${toY - bend} ${toX},${toY}`} />;
      })}
      {nodes.map(({ id, position, stage }) => (
        <g key={id} className={`mg-stage-${stage ?? 'none'}`} transform={`translate(${position.x} ${position.y})`}>
          <rect width={card.width} height={card.height} rx={20} />
          <rect className="flow-miniature-bar" x={24} y={30} width={card.width * 0.55} height={22} rx={11} />
          <rect className="flow-miniature-line" x={24} y={72} width={card.width * 0.78} height={16} rx={8} />
        </g>
      ))}
    </svg>
  );
}
