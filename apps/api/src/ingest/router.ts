import {
  countDeadLetters,
  createWriteKey,
  type DeadLetter,
  findDeadLetter,
  findWorkspace,
  listDeadLetters,
  listWriteKeys,
  recordAudit,
  renameWriteKey,
  resolveDeadLetters,
  revokeWriteKey,
  withTransaction,
} from '@magpie/db';
import { newId, seededRandom } from '@magpie/kit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { idField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { deadReasons } from './dead-reason.ts';
import { entryRefusals, putRefusalAside } from './entry-refusals.ts';
import { replayLetters } from './replay-letters.ts';
import { watchEvents } from './watch-events.ts';

const keyName = textField(80, 1)
  .transform((name) => name.trim())
  .refine((name) => name !== '', 'is empty');
const letterId = z.string().regex(/^\d{1,18}$/);
const letterState = z.enum(['open', 'replayed', 'discarded']);
const reasonField = z.enum(deadReasons);

const listKeys = workspaceProcedure('view').query(({ ctx }) => listWriteKeys(ctx.db, ctx.workspaceId));

/** Makes a write key and tells its text, this once. */
const createKey = workspaceProcedure('manage')
  .input(z.object({ name: keyName }))
  .mutation(async ({ ctx, input }) => {
    // A rehearsal's copy of a shop has no door.
    if ((await findWorkspace(ctx.db, ctx.workspaceId))?.shadow) throw new Refused('is-shadow');
    const id = newId('key', seededRandom(randomUUID()));
    return { id, key: await createWriteKey(ctx.db, ctx.workspaceId, { id, name: input.name, userId: ctx.user.id }) };
  });

const renameKey = workspaceProcedure('manage')
  .input(z.object({ keyId: idField, name: keyName }))
  .mutation(async ({ ctx, input }) => {
    if (!(await renameWriteKey(ctx.db, ctx.workspaceId, { id: input.keyId, name: input.name, userId: ctx.user.id }))) throw new Refused('not-found');
  });

const revokeKey = workspaceProcedure('manage')
  .input(z.object({ keyId: idField }))
  .mutation(async ({ ctx, input }) => {
    if (!(await revokeWriteKey(ctx.db, ctx.workspaceId, { id: input.keyId, userId: ctx.user.id }))) throw new Refused('not-found');
  });

const countLetters = workspaceProcedure('view').query(async ({ ctx }) => {
  const counts = await countDeadLetters(ctx.db, ctx.workspaceId);
  return counts.map(({ reason, count }) => ({ reason: deadReasons.find((known) => known === reason) ?? ('refused' as const), count }));
});

const shownLetters = 50;

/** Letters, the newest first, page by page. */
const listLetters = workspaceProcedure('view')
  .input(z.object({ state: letterState, reason: reasonField.nullable(), cursor: letterId.nullish() }))
  .query(async ({ ctx, input }) => {
    const { state, reason, cursor: after = null } = input;
    const letters = await listDeadLetters(ctx.db, ctx.workspaceId, { state, reason, after, newestFirst: true, limit: shownLetters });
    return { letters: letters.map(toldLetter), next: letters.length === shownLetters ? (letters.at(-1)?.id ?? null) : null };
  });

/** One letter with all of what came. */
const getLetter = workspaceProcedure('view')
  .input(z.object({ letterId }))
  .query(async ({ ctx, input }) => {
    const letter = await findDeadLetter(ctx.db, ctx.workspaceId, input.letterId);
    if (!letter) throw new Refused('not-found');
    return { ...toldLetter(letter), text: letter.body.toString('utf8') };
  });

const pageLetters = 200;

/** Plays a page of the open letters of one reason again, the oldest first; `next` says where to go on. The screen goes on until nothing is left. */
const replayReason = workspaceProcedure('edit')
  .input(z.object({ reason: reasonField, after: letterId.nullable() }))
  .mutation(async ({ ctx, input }) => {
    const letters = await listDeadLetters(ctx.db, ctx.workspaceId, { ...input, state: 'open', newestFirst: false, limit: pageLetters });
    const { replayed, refused } = await replayLetters(ctx.db, { workspaceId: ctx.workspaceId, letters, userId: ctx.user.id });
    await recordAudit(ctx.db, ctx.workspaceId, {
      userId: ctx.user.id,
      action: 'dead-letter.replay',
      subject: input.reason,
      detail: { replayed, refused: refused.size },
    });
    return { replayed, refused: refused.size, next: letters.length === pageLetters ? (letters.at(-1)?.id ?? null) : null };
  });

/** Plays one letter again, as it came or as somebody has mended it. Refused again it tells why, and stays as it came. */
const replayOne = workspaceProcedure('edit')
  .input(z.object({ letterId, text: textField(512_000).nullable() }))
  .mutation(async ({ ctx, input }) => {
    const letter = await findDeadLetter(ctx.db, ctx.workspaceId, input.letterId);
    if (!letter) throw new Refused('not-found');
    if (letter.state === 'replayed') throw new Refused('already-decided');
    const edited = new Map(input.text === null ? [] : [[letter.id, Buffer.from(input.text)]]);
    const { refused } = await replayLetters(ctx.db, { workspaceId: ctx.workspaceId, letters: [letter], edited, userId: ctx.user.id });
    const refusal = refused.get(letter.id) ?? null;
    await recordAudit(ctx.db, ctx.workspaceId, {
      userId: ctx.user.id,
      action: 'dead-letter.replay',
      subject: letter.id,
      detail: { text: input.text, refusal: refusal?.reason ?? null },
    });
    return { refusal };
  });

/** Puts letters aside, or takes them back up. Nothing is deleted. */
const putAside = workspaceProcedure('edit')
  .input(z.object({ letterIds: z.array(letterId).min(1).max(500), aside: z.boolean() }))
  .mutation(async ({ ctx, input: { letterIds, aside } }) => {
    const state = aside ? 'discarded' : 'open';
    const changed = await withTransaction(ctx.db, async (transaction) => {
      const count = await resolveDeadLetters(transaction, ctx.workspaceId, { ids: letterIds, state, userId: ctx.user.id });
      await recordAudit(transaction, ctx.workspaceId, {
        userId: ctx.user.id,
        action: aside ? 'dead-letter.discard' : 'dead-letter.reopen',
        subject: letterIds.length === 1 ? (letterIds[0] ?? '') : `${letterIds.length}`,
        detail: { letterIds },
      });
      return count;
    });
    return { changed };
  });

function toldLetter({ body, ...letter }: DeadLetter) {
  return { ...letter, bytes: body.length, beginning: body.subarray(0, 400).toString('utf8') };
}

export const ingestRouter = router({
  listKeys,
  createKey,
  renameKey,
  revokeKey,
  countLetters,
  listLetters,
  getLetter,
  replayReason,
  replayOne,
  putAside,
  entryRefusals,
  putRefusalAside,
  watchEvents,
});
