import type { Database } from '@magpie/db';
import { sql } from 'kysely';
import { decodeSlots } from '../codec/slot-set.ts';
import type { RunRef } from '../engine.ts';
import { placeOf } from '../step/block-page.ts';
import { readRun } from '../run/run-record.ts';
import { readWho } from '../step/who.ts';
import { referenceOf } from './message-reference.ts';
import { sendStates } from './send-state.ts';

/** A message that may or may not have gone out. */
export interface UnknownSend {
  readonly node: string;
  readonly memberNo: number;
  /** Logical instant of the step that meant it. */
  readonly at: number;
  /** What the provider knows it by. */
  readonly reference: string;
}

/** The messages of a run that nobody can tell the fate of, in order of node, instant and member; at most `limit`. */
export async function unknownSends(db: Database, ref: RunRef, limit: number): Promise<readonly UnknownSend[]> {
  const { workspaceId, runId } = ref;
  const { rows } = await sql<{ node: string; batch: bigint; block: number; at: Date; slots: Buffer; states: Buffer }>`
    select node, batch, block, at, slots, states from send_block
    where workspace_id = ${workspaceId} and run_id = ${runId} and position(${Buffer.of(sendStates.unknown)}::bytea in states) > 0
    order by node, at, block, batch limit ${limit}`.execute(db);
  const found = rows.flatMap(({ node, batch, block, at, slots, states }) =>
    Array.from(decodeSlots(slots)).flatMap((slot, place) => {
      if (states[place] !== sendStates.unknown) return [];
      const enrolment = placeOf(block, slot);
      return [{ node, enrolment, at: at.getTime(), reference: referenceOf({ runId, batch: String(batch), memberNo: enrolment, node }) }];
    }),
  );
  const shown = found.slice(0, limit);
  const who = await readWho(
    db,
    await readRun(db, ref),
    shown.map(({ enrolment }) => enrolment),
  );
  return shown.map(({ enrolment, ...send }) => ({ ...send, memberNo: who.memberOf(enrolment) }));
}
