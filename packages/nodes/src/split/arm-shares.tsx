import { formatShare } from '@magpie/ui';
import type { ViewContext } from '../node-view.ts';
import type { SplitConfig } from './model.ts';

/** Each arm with its share of the whole, in words. */
export function armShares({ arms }: SplitConfig, { words }: ViewContext): readonly string[] {
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
  return arms.map(({ name, weight }) => words('split.share', { name, share: formatShare(whole === 0 ? 0 : weight / whole, 1) }));
}
