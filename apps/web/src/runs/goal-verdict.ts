import { formatShare } from '@magpie/ui';
import type { GoalResult } from './goal-result.ts';

/** What can be said of a goal so far, and by which figures; null where nothing can be compared yet. */
export interface GoalVerdict {
  readonly type: 'better' | 'worse' | 'unclear' | 'too-early' | 'all-open' | 'no-holdout';
  readonly figures: {
    readonly plotted: { readonly effect: number; readonly low: number; readonly high: number };
    readonly said: Readonly<Record<'control' | 'treated' | 'effect' | 'low' | 'high', string>>;
  } | null;
}

/** Judges the treated against the holdout by the interval of their difference. */
export function goalVerdict({ treated, control, compared }: Pick<GoalResult, 'treated' | 'control' | 'compared'>): GoalVerdict {
  if (treated.n === 0 || control?.n === 0) return { type: treated.open + (control?.open ?? 0) > 0 ? 'all-open' : 'too-early', figures: null };
  if (control === null || compared === null) return { type: 'no-holdout', figures: null };
  const {
    effect,
    interval: [low, high],
  } = compared;
  const share = ({ k, n }: GoalResult['treated']): string => formatShare(k / n, 1);
  const said = { control: share(control), treated: share(treated), effect: points(effect), low: points(low), high: points(high) };
  return { type: low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear', figures: { plotted: { effect, low, high }, said } };
}

/** `+3.5`, in percentage points. */
function points(share: number): string {
  const value = (share * 100).toFixed(1);
  return share >= 0 ? `+${value}` : value.replace('-', '−');
}
