import type { WorkingDays } from '@magpie/calendar';
import type { Instant } from '@magpie/kit';
import type { ScoreCuts } from './score-cuts.ts';

/** What "now" means for a filter. Everything that a clause needs is resolved before evaluation, so that memory and SQL see the same. */
export interface AsOf {
  readonly now: Instant;
  /** Highest fact sequence that may be seen; `null` sees all (a backtest of imported history uses occurredAt alone). */
  readonly watermark: bigint | null;
  /** Workspace zone, IANA. */
  readonly zone: string;
  /** Anchor's local date by years back: index 0 is this run's anchor, 1 the year before, …; empty when the journey has none. */
  readonly anchorDates: readonly string[];
  /** Zones, known to the clocks, that members live in besides the workspace's; SQL needs them where a window runs in the member's zone. */
  readonly memberZones?: readonly string[];
  /** Which days the workspace works; whoever asks for windows of working days must have them. */
  readonly workingDays?: WorkingDays;
  /** Cut points of the population by `scoreKey`; whoever asks for scores must have them. */
  readonly scores?: Readonly<Record<string, ScoreCuts>>;
}
