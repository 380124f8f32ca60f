import { formatCount, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useCounted } from '../reach-context.ts';

/** How many people come to a step: pale while it is counted again. Apart from the card, which need not be drawn for it. */
export function TimelineFoot({ id }: { readonly id: string }): ReactElement | null {
  const { locale } = useUi();
  const { reach, isStale } = useCounted();
  const count = reach?.nodes[id]?.reach ?? null;
  return count === null ? null : <b className={`mg-figure${isStale ? ' mg-stale' : ''}`}>{formatCount(count, locale)}</b>;
}
