import { Figure, formatCount, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { RunNumber } from './run-number.ts';
import { useRunScope } from './run-scope.ts';
import './number-button.css';

export interface NumberButtonProps {
  readonly number: RunNumber;
  readonly value: number;
  /** What the number counts, for who cannot see where it stands. */
  readonly label: string;
  readonly strong?: boolean;
}

/** A number that leads to the people behind it; nobody is behind a zero. */
export function NumberButton({ number, value, label, strong = false }: NumberButtonProps): ReactElement {
  const { words, locale } = useUi();
  const { openList } = useRunScope();
  if (value === 0) return <Figure value={value} strong={strong} />;
  return (
    <button
      type="button"
      className="number-button nodrag nopan"
      aria-label={words('number.open', { label, value: formatCount(value, locale) })}
      onClick={(event) => {
        // The card below would be chosen too.
        event.stopPropagation();
        openList(number);
      }}
    >
      <Figure value={value} strong={strong} />
    </button>
  );
}
