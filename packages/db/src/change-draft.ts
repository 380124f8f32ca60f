import { ok, refuse, type Result } from '@magpie/kit';
import { sql, type Transaction } from 'kysely';
import { knownChanges, logDraftChanges } from './draft-changes.ts';
import type { Database } from './open-database.ts';
import type { DB } from './schema/database.gen.ts';
import { withTransaction } from './with-transaction.ts';

/** A change as a client asks for it. */
export interface ChangeAsked {
  /** The client's own, new for every change. */
  readonly changeId: string;
  readonly edit: unknown;
}

/** What became of the draft, and of each change: `inverse` for those it took, a reason for those it could not. */
export interface DraftDecision {
  readonly document: unknown;
  readonly name: string;
  readonly taken: readonly { readonly changeId: string; readonly edit: unknown; readonly inverse: unknown }[];
  readonly refused: readonly { readonly changeId: string; readonly reason: string }[];
}

interface DraftAsItStands {
  readonly document: unknown;
  /** Whether other tabs have changed it since `baseRevision`. */
  readonly hasUnseen: boolean;
}

export interface DraftToChange {
  readonly workspaceId: string;
  readonly id: string;
  readonly author: string | null;
  readonly client: string | null;
  readonly baseRevision: number;
  readonly changes: readonly ChangeAsked[];
  /** Judges the changes that are new, in order, on the draft as it stands. Pure: it may be called again. */
  readonly decide: (draft: DraftAsItStands, changes: readonly ChangeAsked[]) => DraftDecision;
}

export interface DraftChanged {
  readonly revision: number;
  /** The revision at which each change was taken, now or when it was sent before. */
  readonly taken: ReadonlyMap<string, number>;
  readonly refused: DraftDecision['refused'];
}

/** Changes a draft under its row's lock, one after the other; what was sent before is not done again. */
export async function changeDraft(db: Database, draft: DraftToChange): Promise<Result<DraftChanged, 'not-found'>> {
  return withTransaction(db, async (transaction) => {
    const journey = await transaction
      .selectFrom('journey')
      .select(['document', 'revision'])
      .where('workspace_id', '=', draft.workspaceId)
      .where('id', '=', draft.id)
      .forUpdate()
      .executeTakeFirst();
    if (!journey) return refuse('not-found');
    const changeIds = draft.changes.map(({ changeId }) => changeId);
    const before = await knownChanges(transaction, draft.workspaceId, { id: draft.id, changeIds });
    const fresh = draft.changes.filter(({ changeId }, index) => !before.has(changeId) && changeIds.indexOf(changeId) === index);
    const decision = fresh.length === 0 ? null : draft.decide({ document: journey.document, hasUnseen: await hasUnseen(transaction, draft) }, fresh);
    if (decision === null || decision.taken.length === 0) return ok({ revision: journey.revision, taken: before, refused: decision?.refused ?? [] });
    await write(transaction, draft, { from: journey.revision, decision });
    const taken = new Map([...before, ...decision.taken.map(({ changeId }, index): [string, number] => [changeId, journey.revision + index + 1])]);
    return ok({ revision: journey.revision + decision.taken.length, taken, refused: decision.refused });
  });
}

async function hasUnseen(transaction: Transaction<DB>, { workspaceId, id, client, baseRevision }: DraftToChange): Promise<boolean> {
  const unseen = await transaction
    .selectFrom('journey_change')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .where('journey_id', '=', id)
    .where('revision', '>', baseRevision)
    .where(sql<boolean>`client is distinct from ${client}`)
    .limit(1)
    .executeTakeFirst();
  return unseen !== undefined;
}

async function write(
  transaction: Transaction<DB>,
  draft: DraftToChange,
  { from, decision }: { readonly from: number; readonly decision: DraftDecision },
): Promise<void> {
  const { workspaceId, id, author, client } = draft;
  await transaction
    .updateTable('journey')
    .set({ document: JSON.stringify(decision.document), name: decision.name, revision: from + decision.taken.length, updated_at: sql<Date>`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
  await logDraftChanges(
    transaction,
    { workspaceId, id },
    decision.taken.map(({ changeId, edit, inverse }, index) => ({
      revision: from + index + 1,
      change_id: changeId,
      author,
      client,
      base_revision: Math.min(draft.baseRevision, from),
      edit,
      inverse,
    })),
  );
}
