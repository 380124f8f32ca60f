import {
  clearForbiddenWords,
  type Database,
  dropForbiddenWord,
  type ForbiddenWordChange,
  listForbiddenWords,
  lockForbiddenWords,
  putForbiddenWord,
  recordAudit,
  withTransaction,
} from '@magpie/db';
import { type ForbiddenReason, shippedWords, wordKey } from '@magpie/messaging';
import { z } from 'zod';
import { textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { workspaceProcedure } from '../trpc.ts';

/** A word of the list as the settings show it. */
export interface ListedWord {
  readonly word: string;
  readonly reason: ForbiddenReason;
  /** False: it ships with the product, and nobody is warned of it here. */
  readonly isOn: boolean;
  /** Of an own word: where it comes from, or why; may be empty. */
  readonly source: string | null;
  /** Who added an own word, or switched a shipped one off; null: nobody did, or the product itself. */
  readonly by: string | null;
  /** When; null: it is as it ships. */
  readonly at: number | null;
}

const mostOwnWords = 500;
const wordField = textField(40, 1)
  .transform((word) => word.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .refine((word) => word !== '', 'is empty');

/** The workspace's own words, the newest first, then those that the product comes with, in their order. */
export const listWords = workspaceProcedure('view').query(async ({ ctx }): Promise<readonly ListedWord[]> => {
  const changes = await listForbiddenWords(ctx.db, ctx.workspaceId);
  const changed = new Map(changes.map((change) => [wordKey(change.word), change]));
  const own = changes.filter(({ type }) => type === 'own');
  return [
    ...own.map(({ word, source, by, at }) => ({ word, reason: 'own' as const, isOn: true, source, by: by?.name ?? null, at })),
    ...shippedWords.flatMap(({ word, reason }): readonly ListedWord[] => {
      const change = changed.get(wordKey(word));
      // What the product ships by now, but the workspace had made its own before, is its own.
      if (change?.type === 'own') return [];
      return [{ word, reason, isOn: change === undefined, source: null, by: change?.by?.name ?? null, at: change?.at ?? null }];
    }),
  ];
});

/** Adds a word of the workspace's own. */
export const addWord = workspaceProcedure('manage')
  .input(z.object({ word: wordField, source: textField(200).transform((source) => source.trim()) }))
  .mutation(({ ctx, input: { word, source } }) =>
    changing(ctx, async (db, changes) => {
      const isTaken = [...shippedWords, ...changes].some((known) => wordKey(known.word) === wordKey(word));
      if (isTaken) throw new Refused('word-taken');
      if (changes.filter(({ type }) => type === 'own').length >= mostOwnWords) throw new Refused('too-many-words');
      await putForbiddenWord(db, ctx.workspaceId, { type: 'own', word, source, userId: ctx.user.id });
      return { action: 'workspace.word-added', detail: { word, source } };
    }),
  );

/** Takes a word of the workspace's own away. */
export const removeWord = workspaceProcedure('manage')
  .input(z.object({ word: wordField }))
  .mutation(({ ctx, input }) =>
    changing(ctx, async (db, changes) => {
      const own = changes.find(({ type, word }) => type === 'own' && word === input.word);
      if (own === undefined) throw new Refused('not-found');
      await dropForbiddenWord(db, ctx.workspaceId, own.word);
      return { action: 'workspace.word-removed', detail: { word: own.word, source: own.source } };
    }),
  );

/** Warns of a shipped word, or does not. */
export const switchWord = workspaceProcedure('manage')
  .input(z.object({ word: wordField, isOn: z.boolean() }))
  .mutation(({ ctx, input: { word, isOn } }) =>
    changing(ctx, async (db, changes) => {
      const change = changes.find((each) => wordKey(each.word) === wordKey(word));
      if (change?.type === 'own' || !shippedWords.some((each) => each.word === word)) throw new Refused('not-found');
      if (isOn === (change === undefined)) return null;
      if (isOn) await dropForbiddenWord(db, ctx.workspaceId, word);
      else await putForbiddenWord(db, ctx.workspaceId, { type: 'off', word, source: '', userId: ctx.user.id });
      return { action: isOn ? 'workspace.word-on' : 'workspace.word-off', detail: { word } };
    }),
  );

/** The list as it ships: own words go, and those that were switched off are warned of again. */
export const restoreWords = workspaceProcedure('manage').mutation(({ ctx }) =>
  changing(ctx, async (db, changes) => {
    if ((await clearForbiddenWords(db, ctx.workspaceId)) === 0) return null;
    return { action: 'workspace.words-restored', detail: { changes: changes.map(({ type, word, source }) => ({ type, word, source })) } };
  }),
);

/** Judges and changes the list under its lock; what was done is written into the audit, null when nothing was. */
async function changing(
  { db, workspaceId, user }: { readonly db: Database; readonly workspaceId: string; readonly user: { readonly id: string } },
  change: (
    db: Database,
    changes: readonly ForbiddenWordChange[],
  ) => Promise<{ readonly action: string; readonly detail: Readonly<Record<string, unknown>> } | null>,
): Promise<void> {
  await withTransaction(db, async (transaction) => {
    await lockForbiddenWords(transaction, workspaceId);
    const done = await change(transaction, await listForbiddenWords(transaction, workspaceId));
    if (done !== null) await recordAudit(transaction, workspaceId, { userId: user.id, subject: workspaceId, ...done });
  });
}
