import { dayMs, type Instant } from '@magpie/kit';
import type { EntryRule } from './entry.ts';

/** Somebody who would enter. `key` is empty where the source knows none. */
export interface EntryCandidate {
  readonly key: string;
  /** When what lets them in occurred: the instant at which they would enter. */
  readonly at: Instant;
}

/** An enrolment of the same person in the same run. */
export interface EarlierEntry {
  readonly key: string;
  readonly enteredAt: Instant;
  /** When they came to an end; null while they are inside. */
  readonly leftAt: Instant | null;
}

/**
 * Whether the rule lets a person in once more. It asks only when things occurred, never when they were heard of: whoever was inside when it occurred
 * was inside, however late the news. The same candidate asked about again, after it was turned away, is turned away again.
 */
export function admits(rule: EntryRule, { key, at }: EntryCandidate, earlier: readonly EarlierEntry[]): boolean {
  if (rule === 'once') return earlier.length === 0;
  if (rule === 'per-key') return !earlier.some((entry) => entry.key === key);
  if (!earlier.every(({ leftAt }) => leftAt !== null && leftAt <= at)) return false;
  return rule === 'again-after-leaving' || earlier.every(({ enteredAt }) => enteredAt + rule.againAfterDays * dayMs <= at);
}

/** Whether the rule must know when people left. */
export function asksWhoLeft(rule: EntryRule): boolean {
  return rule !== 'once' && rule !== 'per-key';
}
