import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeHistory } from '../codec/decode-history.ts';
import { decodeBits, decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { sendStateOf } from '../sending/send-state.ts';
import { placeOf } from '../step/block-page.ts';

/** Everything a run did to everyone, one line each, in an order that no batch, wave or wall clock has a say in. */
export interface RunStory {
  /** `node outcome member instant`. */
  readonly transitions: readonly string[];
  /** `node member instant state`. */
  readonly sends: readonly string[];
  readonly grants: readonly string[];
  readonly cohorts: readonly string[];
  /** What customers did: `id member instant`. */
  readonly deeds: readonly string[];
}

export async function runStory(db: Database, { workspaceId, runId }: RunRef): Promise<RunStory> {
  const ofRun = sql`workspace_id = ${workspaceId} and run_id = ${runId}`;
  const history = await sql<{
    node: string;
    outcome: string;
    block: number;
    slots: Buffer;
    instants: Buffer;
    count: number;
  }>`select node, outcome, block, slots, instants, count from transition_block where ${ofRun}`.execute(db);
  const ledger = await sql<{
    node: string;
    block: number;
    at: Date;
    slots: Buffer;
    states: Buffer;
  }>`select node, block, at, slots, states from send_block where ${ofRun}`.execute(db);
  const grants = await sql<{
    node: string;
    block: number;
    at: Date;
    slots: Buffer;
  }>`select node, block, at, slots from grant_block where ${ofRun}`.execute(db);
  const cohorts = await sql<{
    cohort_id: string;
    block: number;
    members: Buffer;
  }>`select cohort_id, block, members from cohort_block where workspace_id = ${workspaceId}`.execute(db);
  const deeds = await sql<{
    id: string;
    member_no: number;
    occurred_at: Date;
  }>`select id, member_no, occurred_at from event where workspace_id = ${workspaceId}`.execute(db);
  return {
    transitions: history.rows
      .flatMap((row) => decodeHistory(row).map(({ memberNo, at }) => `${row.node} ${row.outcome} ${memberNo} ${at}`))
      .toSorted(),
    sends: ledger.rows
      .flatMap(({ node, block, at, slots, states }) =>
        Array.from(decodeSlots(slots), (slot, place) => `${node} ${placeOf(block, slot)} ${at.getTime()} ${sendStateOf(states[place] ?? 255)}`),
      )
      .toSorted(),
    grants: grants.rows
      .flatMap(({ node, block, at, slots }) => Array.from(decodeSlots(slots), (slot) => `${node} ${placeOf(block, slot)} ${at.getTime()}`))
      .toSorted(),
    cohorts: cohorts.rows
      .flatMap(({ cohort_id, block, members }) =>
        Array.from(decodeBits(members), (slot) => `${cohort_id.replace(runId, 'run')} ${placeOf(block, slot)}`),
      )
      .toSorted(),
    deeds: deeds.rows.map(({ id, member_no, occurred_at }) => `${id} ${member_no} ${occurred_at.getTime()}`).toSorted(),
  };
}
