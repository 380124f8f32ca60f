import type { Database } from '@magpie/db';
import { invariant } from '@magpie/kit';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { placeOf } from '../step/block-page.ts';
import { type ChunkEntries, freezeEntries, type PassedEntry } from './chunk-entry.ts';
import { referenceOf } from './message-reference.ts';
import { packChunks } from './pack-chunks.ts';

/** A chunk that stands ready, with what it says. */
export interface ReadyChunk {
  readonly id: bigint;
  readonly entries: ChunkEntries;
}

export interface ChunkOrigin {
  readonly run: RunRef;
  readonly accountId: string;
  readonly node: string;
  readonly op: number;
  /** Logical instant of the claim. */
  readonly at: number;
  /** Recipients of one call at most. */
  readonly size: number;
}

/**
 * Packs messages that passed the gate into chunks and writes them. A chunk's key, under which a provider knows its call however often it is repeated,
 * is the reference of its first message: a message is claimed once, so no two chunks share it.
 */
export async function writeChunks(db: Database, origin: ChunkOrigin, passed: readonly PassedEntry[]): Promise<readonly ReadyChunk[]> {
  const { run, accountId, node, op, at, size } = origin;
  const chunks = packChunks(passed, size).map((packed) => {
    const entries = freezeEntries(packed);
    const blocks = entries.spans.map(({ k }) => k);
    return {
      entries,
      count: packed.length,
      firstBlock: Math.min(...blocks),
      lastBlock: Math.max(...blocks),
      key: keyOf(packed, { runId: run.runId, node }),
    };
  });
  if (chunks.length === 0) return [];
  const { rows } = await sql<{ id: bigint; key: string }>`
    insert into chunk (workspace_id, run_id, account_id, node, op, key, entries, count, first_block, last_block, state, at)
    select ${run.workspaceId}, ${run.runId}, ${accountId}, ${node}, ${op}, u.key, e.entries, u.count, u.first_block, u.last_block, 'ready', ${new Date(at)}
    from unnest(${chunks.map(({ key }) => key)}::text[], ${chunks.map(({ count }) => count)}::int[], ${chunks.map(({ firstBlock }) => firstBlock)}::int[],
      ${chunks.map(({ lastBlock }) => lastBlock)}::int[]) with ordinality as u(key, count, first_block, last_block, place)
    join json_array_elements_text(${JSON.stringify(chunks.map(({ entries }) => JSON.stringify(entries)))}::json) with ordinality as e(entries, place) using (place)
    order by place returning id, key`.execute(db);
  const byKey = new Map(chunks.map(({ key, entries }) => [key, entries]));
  return rows.flatMap(({ id, key }) => {
    const entries = byKey.get(key);
    return entries ? [{ id, entries }] : [];
  });
}

function keyOf(packed: readonly PassedEntry[], { runId, node }: { readonly runId: string; readonly node: string }): string {
  const [first] = packed;
  invariant(first, 'A chunk without messages');
  return referenceOf({ runId, batch: first.batch, memberNo: placeOf(first.block, first.slot), node });
}
