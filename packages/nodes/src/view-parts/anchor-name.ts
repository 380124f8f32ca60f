import type { Anchor } from '@magpie/calendar';
import { formatDay } from '@magpie/ui';
import type { ViewContext } from '../node-view.ts';

/** What people call an anchor: `七夕`, `每年 5 月 20 日`, `8 月 8 日 周日`. */
export function anchorName(anchor: Anchor, { words, locale }: Pick<ViewContext, 'words' | 'locale'>): string {
  if (anchor.type === 'festival') return words(`festival.${anchor.festival}`);
  if (anchor.type === 'yearly') return words('anchored-entry.summary.yearly', { month: anchor.month, day: anchor.day });
  return formatDay(anchor.date, locale);
}
