import type { JourneyNode } from '@magpie/journey';
import { formatCount, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { viewOf } from '../../canvas/view-of.ts';
import { useCounted, useReachNumbers } from '../reach-context.ts';

/**
 * The one number that the step's card has in the flow: how many messages go out, else how many people come; pale while it is counted again. Apart from the
 * card, which need not be drawn for it.
 */
export function TimelineFoot({ node }: { readonly node: JourneyNode }): ReactElement | null {
  const { words, locale } = useUi();
  const numbers = useReachNumbers();
  const { reach, isStale } = useCounted();
  const shown = numbers?.nodes[node.id];
  if (shown === undefined || shown.reach === null) return null;
  const messages = viewOf(node)?.messages?.(shown) ?? null;
  const isOld = isStale && numbers === reach;
  return (
    <b className={`mg-figure${isOld ? ' mg-stale' : ''}`} title={messages === null ? undefined : words('timeline.card.goes-out')}>
      {shown.estimated === true ? '≈ ' : ''}
      {formatCount(messages ?? shown.reach, locale)}
    </b>
  );
}
