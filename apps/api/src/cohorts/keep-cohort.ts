import { randomUUID } from 'node:crypto';
import { insertCohort, recordAudit, recordNews, withTransaction } from '@magpie/db';
import type { ApiContext } from '../context.ts';
import { Refused } from '../refusals.ts';

export interface CohortToKeep {
  readonly name: string;
  readonly origin: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly memberNos: Iterable<number>;
}

/** Keeps members as a cohort, with who did it; refuses one with nobody in it. */
export async function keepCohort(
  { db, user, workspaceId }: Pick<ApiContext, 'db'> & { readonly workspaceId: string; readonly user: { readonly id: string } },
  { name, origin, memberNos }: CohortToKeep,
): Promise<{ readonly id: string; readonly name: string; readonly count: number }> {
  const members = new Set(memberNos);
  if (members.size === 0) throw new Refused('nobody');
  const cohort = { id: `saved:${randomUUID()}`, name: name.trim() };
  await withTransaction(db, async (transaction) => {
    await insertCohort(transaction, { workspaceId, ...cohort, origin, memberNos: members });
    await recordNews(transaction, workspaceId, [
      { type: 'cohort.saved', at: Date.now(), data: { cohortId: cohort.id, name: cohort.name, members: members.size } },
    ]);
    await recordAudit(transaction, workspaceId, {
      userId: user.id,
      action: 'cohort.saved',
      subject: cohort.id,
      detail: { name: cohort.name, origin, members: members.size },
    });
  });
  return { ...cohort, count: members.size };
}
