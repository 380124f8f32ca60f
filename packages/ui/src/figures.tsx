import type { ReactElement } from 'react';
import { formatCount, formatMoment, formatShare, type MomentStyle } from './format.ts';
import { useUi } from './ui-context.ts';

/** A number in tabular figures with thousands separated; `null` is an unknown, shown as a dash. */
export function Figure({
  value,
  strong = false,
  className = '',
}: {
  readonly value: number | null | undefined;
  readonly strong?: boolean;
  readonly className?: string;
}): ReactElement {
  const { locale } = useUi();
  return (
    <span className={`mg-figure${strong ? ' mg-figure-strong' : ''} ${className}`}>
      {value === null || value === undefined ? '–' : formatCount(value, locale)}
    </span>
  );
}

export function Share({ value, digits = 1 }: { readonly value: number | null; readonly digits?: number }): ReactElement {
  return <span className="mg-figure">{value === null || !Number.isFinite(value) ? '–' : formatShare(value, digits)}</span>;
}

/** A moment with its weekday; the machine-readable instant is in `dateTime`. */
export function Moment({
  at,
  zone,
  form = 'minute',
}: {
  readonly at: number;
  readonly zone: string;
  readonly form?: MomentStyle['style'];
}): ReactElement {
  const { locale } = useUi();
  return (
    <time className="mg-figure" dateTime={new Date(at).toISOString()}>
      {formatMoment(at, { zone, locale, style: form })}
    </time>
  );
}
