import type { FactInput } from '../facts/fact-input.ts';
import { ingestFacts } from '../facts/ingest-facts.ts';
import type { Database } from '../open-database.ts';

export interface TakenFacts {
  /** Rows of which nothing was there before: an event or order with a new id; of rows about a person alone, those that made one. */
  readonly imported: number;
  readonly newMembers: number;
  readonly watermark: bigint;
}

/** Takes in a batch: a fact for each row, and what the rows say beside it. */
export type TakeFacts = (rows: readonly FactInput[], others: readonly FactInput[]) => Promise<TakenFacts>;

/** Into the workspace, a batch a transaction. */
export function takeFacts(db: Database, workspaceId: string): TakeFacts {
  return async (rows, others) => {
    const facts = [...rows, ...others];
    const { accepted, newMembers, watermark } = await ingestFacts(db, workspaceId, facts);
    const isAboutPeople = rows.every(({ type }) => type === 'member');
    const events = (accepted.order ?? 0) + (accepted.event ?? 0);
    return {
      imported: isAboutPeople ? newMembers : events,
      newMembers,
      watermark,
    };
  };
}
