import type { Filter } from '@magpie/audience';
import type { Anchor } from '@magpie/calendar';

/** What the screens of audiences read from the API (see contract.ts). */
export interface SavedAudience {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly filter: Filter;
  readonly anchor: Anchor | null;
  /** Who saved the newest version; null: the product itself. */
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly changedAt: number;
  readonly archivedAt: number | null;
  /** In how many places it is named; only in the list. */
  readonly uses: number;
}

export type AudienceUse =
  | {
      readonly type: 'journey';
      readonly id: string;
      readonly name: string;
      readonly draft: boolean;
      readonly version: number | null;
      readonly openRuns: number;
    }
  | { readonly type: 'audience'; readonly id: string; readonly name: string }
  | { readonly type: 'cohort'; readonly id: string; readonly name: string };
