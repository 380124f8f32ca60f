import {
  type Database,
  findAudience,
  insertAudience,
  insertAudienceVersion,
  listAudiences,
  lockAudiences,
  renameAudience,
  type SavedAudience,
  withTransaction,
} from '@magpie/db';
import type { Filter } from '@magpie/audience';
import { meaningProblems, readSaved } from '@magpie/engine';
import { newId, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { countField, idField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';
import { anchorInput, descriptionInput, filterInput, nameInput } from './fields.ts';
import { expandedFilter, filterOf } from './filter-of.ts';

/** Saves a new audience under a name that no other one bears. */
export const createAudience = workspaceProcedure('edit')
  .input(z.object({ name: nameInput, description: descriptionInput.default(''), filter: filterInput, anchor: anchorInput.default(null) }))
  .mutation(async ({ ctx, input }) => {
    const filter = filterOf(input.filter);
    const id = newId('audience', seededRandom(randomUUID()));
    return withTransaction(ctx.db, async (transaction) => {
      await lockAudiences(transaction, ctx.workspaceId);
      await checkName(transaction, ctx.workspaceId, { id, name: input.name });
      expandedFilter(filter, await readSaved(transaction, ctx.workspaceId), { hasAnchor: true });
      const { name, description, anchor } = input;
      await insertAudience(transaction, ctx.workspaceId, { id, name, description, filter, anchor, userId: ctx.user.id });
      return { id, version: 1 };
    });
  });

/** Saves what an audience means from now on as its next version; `stale` if somebody saved one since `version`. Journeys that were published keep what they had. */
export const saveAudience = workspaceProcedure('edit')
  .input(z.object({ id: idField, version: countField, filter: filterInput, anchor: anchorInput.default(null) }))
  .mutation(async ({ ctx, input }) => {
    const filter = filterOf(input.filter);
    return withTransaction(ctx.db, async (transaction) => {
      await lockAudiences(transaction, ctx.workspaceId);
      const found = await findLive(transaction, ctx.workspaceId, input.id);
      if (found.version !== input.version) throw new Refused('stale');
      await checkMeaning(transaction, ctx.workspaceId, { id: input.id, filter });
      return insertAudienceVersion(transaction, ctx.workspaceId, { id: input.id, filter, anchor: input.anchor, userId: ctx.user.id });
    });
  });

/** Says what an audience is called and what it is for. */
export const renameAudienceProcedure = workspaceProcedure('edit')
  .input(z.object({ id: idField, name: nameInput, description: descriptionInput }))
  .mutation(async ({ ctx, input }) => {
    const { id, name, description } = input;
    await withTransaction(ctx.db, async (transaction) => {
      await lockAudiences(transaction, ctx.workspaceId);
      await findLive(transaction, ctx.workspaceId, id);
      await checkName(transaction, ctx.workspaceId, { id, name });
      await renameAudience(transaction, ctx.workspaceId, { id, name, description, userId: ctx.user.id });
    });
  });

/** Throws `not-found`, or `is-archived`. */
async function findLive(db: Database, workspaceId: string, id: string): Promise<SavedAudience> {
  const found = await findAudience(db, workspaceId, id);
  if (found === null) throw new Refused('not-found');
  if (found.archivedAt !== null) throw new Refused('is-archived');
  return found;
}

/** Two audiences of one name could not be told apart in a sentence. */
export async function checkName(db: Database, workspaceId: string, { id, name }: { readonly id: string; readonly name: string }): Promise<void> {
  const wanted = name.toLocaleLowerCase();
  const others = await listAudiences(db, workspaceId, { archived: false, search: '' });
  if (others.some((other) => other.id !== id && other.name.toLocaleLowerCase() === wanted)) throw new Refused('name-taken');
}

/** Nothing that an audience names may lead back to it, and whoever names it must still be able to be asked. */
export async function checkMeaning(
  db: Database,
  workspaceId: string,
  { id, filter }: { readonly id: string; readonly filter: Filter },
): Promise<void> {
  const problems = meaningProblems(await readSaved(db, workspaceId), { id, filter });
  if (problems.length > 0) throw new Refused('has-problems', problems);
}
