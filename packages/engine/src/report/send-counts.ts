import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import type { RunRef } from '../engine.ts';
import { sendGroupOf, sendStateOf } from '../sending/send-state.ts';

/** The terms of the sends' balance; suppressed by reason. */
export interface SendCounts {
  readonly intended: number;
  readonly pending: number;
  readonly held: number;
  readonly claimed: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly failed: number;
  readonly unknown: number;
  readonly suppressed: Readonly<Record<string, number>>;
}

/** What became of the messages of each node of a run, counted from the state byte of each. `intended` is the ledger's own count, not the sum. */
export async function sendCounts(db: Database, { workspaceId, runId }: RunRef): Promise<ReadonlyMap<string, SendCounts>> {
  const { rows } = await sql<{ node: string; states: Buffer; count: number }>`
    select node, states, count from send_block where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
  const byNode = new Map<string, { intended: number; bytes: Map<number, number> }>();
  for (const { node, states, count } of rows) {
    const entry = byNode.get(node) ?? { intended: 0, bytes: new Map<number, number>() };
    entry.intended += count;
    for (const byte of states) entry.bytes.set(byte, (entry.bytes.get(byte) ?? 0) + 1);
    byNode.set(node, entry);
  }
  return new Map([...byNode].map(([node, { intended, bytes }]) => [node, countsOf(intended, bytes)]));
}

function countsOf(intended: number, bytes: ReadonlyMap<number, number>): SendCounts {
  const groups = { pending: 0, held: 0, claimed: 0, accepted: 0, delivered: 0, failed: 0, unknown: 0, suppressed: 0 };
  const suppressed: Record<string, number> = {};
  for (const [byte, count] of bytes) {
    const state = sendStateOf(byte);
    const group = sendGroupOf(state);
    groups[group] += count;
    if (group === 'suppressed') suppressed[state.slice('suppressed:'.length)] = count;
  }
  return { ...groups, intended, suppressed };
}
