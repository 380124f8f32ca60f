import type { ReactElement } from 'react';

export interface EffectPlotProps {
  /** Shares: 0.035 is 3.5 percentage points. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Read aloud in the place of the drawing. */
  readonly label: string;
}

const width = 316;
const margin = 24;

/** The effect as a dot on its 95 % interval, with the line of no effect. */
export function EffectPlot({ effect, low, high, label }: EffectPlotProps): ReactElement {
  const reach = Math.max(0.005, Math.abs(low), Math.abs(high)) * 1.15;
  const x = (share: number): number => width / 2 + (share / reach) * (width / 2 - margin);
  const colour = low > 0 ? 'var(--ok)' : high < 0 ? 'var(--bad)' : 'var(--ink-2)';
  const text = (share: number): string => `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(share * 100).toFixed(1)}`;
  return (
    <svg className="effect-plot" viewBox={`0 0 ${width} 66`} role="img" aria-label={label}>
      <line x1={margin} x2={width - margin} y1={30} y2={30} stroke="var(--line-2)" />
      <line x1={x(0)} x2={x(0)} y1={20} y2={38} stroke="var(--ink-3)" strokeDasharray="3 3" />
      <text x={x(0)} y={64} textAnchor="middle">
        0
      </text>
      <rect x={x(low)} y={26} width={Math.max(2, x(high) - x(low))} height={8} rx={4} fill={colour} opacity={0.3} />
      <circle cx={x(effect)} cy={30} r={6} fill={colour} />
      <text x={x(low)} y={48} textAnchor="middle">
        {text(low)}
      </text>
      <text x={x(high)} y={48} textAnchor="middle">
        {text(high)}
      </text>
      <text x={x(effect)} y={17} textAnchor="middle" style={{ fill: colour, fontWeight: 650, fontSize: 13 }}>
        {text(effect)}
      </text>
    </svg>
  );
}
