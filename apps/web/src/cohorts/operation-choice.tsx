import { useUi } from '@magpie/ui';
import { type ReactElement, useId } from 'react';

export type Operation = 'union' | 'intersection' | 'difference';

export interface OperationChoiceProps {
  readonly operation: Operation;
  onOperation(operation: Operation): void;
}

/** Who comes into a cohort that is made of others: said and drawn. */
export function OperationChoice({ operation, onOperation }: OperationChoiceProps): ReactElement {
  const { words } = useUi();
  const group = useId();
  return (
    <div role="radiogroup" aria-label={words('combine.operation')} className="cohort-operations">
      {(['union', 'intersection', 'difference'] as const).map((value) => (
        <label key={value}>
          <input type="radio" name={group} checked={operation === value} onChange={() => onOperation(value)} />
          <Circles operation={value} />
          {words(`combine.${value}`)}
        </label>
      ))}
    </div>
  );
}

const shapes = {
  union: 'M16 4a10 10 0 1 0 4 19.2A10 10 0 1 0 20 4.8 10 10 0 0 0 16 4z',
  intersection: 'M20 4.8a10 10 0 0 1 0 18.4 10 10 0 0 1 0-18.4z',
  difference: 'M16 4a10 10 0 1 0 4 19.2 10 10 0 0 1 0-18.4A10 10 0 0 0 16 4z',
} as const;

function Circles({ operation }: { readonly operation: Operation }): ReactElement {
  return (
    <svg width={40} height={28} viewBox="0 0 40 28" aria-hidden>
      <path d={shapes[operation]} fill="var(--brand)" opacity={0.35} />
      {[16, 24].map((x) => (
        <circle key={x} cx={x} cy={14} r={10} fill="none" stroke="var(--ink-2)" strokeWidth={1.2} />
      ))}
    </svg>
  );
}
