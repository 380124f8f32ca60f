import type { Database } from '@magpie/db';
import type { Plan } from '@magpie/journey/plan';
import type { Who } from '../step/who.ts';
import type { RunRecord } from '../run/run-record.ts';

/** What a question about facts needs to know besides the members. */
export interface StepScope {
  /** The step's transaction. */
  readonly db: Database;
  readonly run: RunRecord;
  readonly plan: Plan;
  readonly who: Who;
  /** Highest fact sequence this step may see; null sees all (backtest). */
  readonly watermark: bigint | null;
  /** The step's logical instant. */
  readonly now: number;
}
