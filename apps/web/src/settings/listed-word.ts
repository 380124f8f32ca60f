import type { ForbiddenReason } from '@magpie/messaging';

/** A word of the list of those that messages should do without. */
export interface ListedWord {
  readonly word: string;
  readonly reason: ForbiddenReason;
  /** False: it ships with the product, and nobody is warned of it here. */
  readonly isOn: boolean;
  /** Of an own word: where it comes from, or why. */
  readonly source: string | null;
  /** Who added an own word, or switched a shipped one off. */
  readonly by: string | null;
  /** Wall-clock instant of that; null: it is as it ships. */
  readonly at: number | null;
}
