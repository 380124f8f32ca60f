import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { encodeBits } from '../codec/slot-set.ts';
import { memberOf } from './block-page.ts';
import { changeBits } from './save-cohorts.ts';
import type { EffectRowOf } from './write-effects.ts';
import type { StepWrite } from './write-step.ts';

/**
 * Puts tags on and takes tags off: facts like any other, numbered under the workspace's fact lock, with the current bits beside them. The lock comes
 * after the blocks, and facts are ingested without touching blocks, so the order holds.
 */
export async function updateTags(db: Database, { run }: StepWrite, rows: readonly EffectRowOf<'update'>[]): Promise<void> {
  for (const { effect, block, slots, at } of rows.toSorted((left, right) => left.effect.op - right.effect.op || left.block - right.block)) {
    const changes = [...effect.addTags.map((tag) => ({ tag, present: true })), ...effect.removeTags.map((tag) => ({ tag, present: false }))];
    for (const { tag, present } of changes) {
      const members = slots.map((slot) => memberOf(block, slot));
      await sql`
        with numbered as (
          update workspace set fact_sequence = fact_sequence + ${members.length} where id = ${run.workspaceId} returning fact_sequence - ${members.length} as base
        )
        insert into tag_change (workspace_id, sequence, member_no, tag, present, occurred_at)
        select ${run.workspaceId}, numbered.base + u.ordinal, u.no, ${tag}, ${present}, ${new Date(at)}
        from numbered, unnest(${members}::int[]) with ordinality as u(no, ordinal)`.execute(db);
      const changed = encodeBits(slots);
      await changeBits(db, { table: 'tag_block', set: 'tag', id: tag }, { workspaceId: run.workspaceId, block }, (bits) =>
        Buffer.from(bits.map((byte, i) => (present ? byte | (changed[i] ?? 0) : byte & ~(changed[i] ?? 0)))),
      );
    }
  }
}
