import { changeTags, type DB } from '@magpie/db';
import type { Transaction } from 'kysely';
import { placeOf } from './block-page.ts';
import type { EffectRowOf } from './write-effects.ts';
import type { StepWrite } from './write-step.ts';

/**
 * Puts tags on and takes tags off, in the order in which each member came to it. The fact lock comes last in the lock order, after the blocks: facts
 * are ingested without touching blocks, so the order holds.
 */
export async function updateTags(db: Transaction<DB>, { run, who }: StepWrite, rows: readonly EffectRowOf<'update'>[]): Promise<void> {
  const inOrder = rows.toSorted((left, right) => left.effect.op - right.effect.op || left.block - right.block || left.at - right.at);
  const changes = inOrder.flatMap(({ effect, block, slots, at }) => {
    const tags = [...effect.addTags.map((tag) => ({ tag, present: true })), ...effect.removeTags.map((tag) => ({ tag, present: false }))];
    return tags.flatMap((change) => slots.map((slot) => ({ ...change, memberNo: who.memberOf(placeOf(block, slot)), occurredAt: at })));
  });
  await changeTags(db, run.workspaceId, changes);
}
