import { type Database, withTransaction } from '@magpie/db';
import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Outcome } from './call-provider.ts';
import { type Marks, markEntries } from './mark-entries.ts';
import { sendStates } from './send-state.ts';
import type { TakenChunk } from './take-chunks.ts';

export interface Attempt {
  readonly chunk: TakenChunk;
  readonly outcome: Outcome;
}

/** Messages whose fate an attempt settled. */
export interface Recorded {
  readonly accepted: number;
  readonly failed: number;
  readonly unknown: number;
}

/**
 * Writes what is known after some attempts, in one transaction. A chunk whose token is no longer ours was taken over meanwhile: a zombie writes
 * nothing.
 */
export async function recordOutcomes(engine: Engine, workspaceId: string, attempts: readonly Attempt[]): Promise<Recorded> {
  if (attempts.length === 0) return { accepted: 0, failed: 0, unknown: 0 };
  return withTransaction(engine.db, async (db) => {
    const mine = await saveChunks(db, workspaceId, attempts);
    const settled = attempts.filter(({ chunk }) => mine.has(chunk.id));
    for (const runId of [...new Set(settled.map(({ chunk }) => chunk.runId))].toSorted()) {
      const marks = settled.flatMap((attempt) => (attempt.chunk.runId === runId ? marksOf(attempt) : []));
      const { changed } = await markEntries(db, { workspaceId, runId }, { marks, from: [sendStates.claimed] });
      if (changed > 0) await sql`select pg_notify('magpie_run', ${`${workspaceId}/${runId}`})`.execute(db);
    }
    return tally(settled);
  });
}

/** Compares and sets: only chunks that still carry the token they were taken under are written. Returns their ids. */
async function saveChunks(db: Database, workspaceId: string, attempts: readonly Attempt[]): Promise<ReadonlySet<bigint>> {
  const ordered = attempts.toSorted((left, right) => (left.chunk.id < right.chunk.id ? -1 : 1));
  const { rows } = await sql<{ id: bigint }>`
    update chunk c set state = u.state, error = u.error, token = null, attempts = attempts - u.unmade,
      not_before = case when u.state = 'ready' then now() + u.after_ms * interval '1 millisecond' end,
      lease_until = case when u.state = 'on-wire' then now() + u.after_ms * interval '1 millisecond' end
    from unnest(${ordered.map(({ chunk }) => chunk.id)}::bigint[], ${ordered.map(({ chunk }) => chunk.token)}::text[],
      ${ordered.map(stateOf)}::text[], ${ordered.map(({ outcome }) => ('afterMs' in outcome ? Math.round(outcome.afterMs) : 0))}::int[],
      ${ordered.map(({ outcome }) => (outcome.type === 'over' ? outcome.reason.slice(0, 500) : null))}::text[],
      ${ordered.map(({ outcome }) => (outcome.type === 'unbegun' ? 1 : 0))}::int[]) as u(id, token, state, after_ms, error, unmade)
    where c.workspace_id = ${workspaceId} and c.id = u.id and c.token = u.token and c.state = 'on-wire' returning c.id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

function stateOf({ chunk, outcome }: Attempt): string {
  if (outcome.type === 'unbegun') return chunk.isAmbiguous ? 'on-wire' : 'ready';
  if (outcome.type === 'over') return outcome.chunk;
  if (outcome.type === 'answered') return outcome.answers.includes(null) ? 'unknown' : 'answered';
  return outcome.type === 'later' ? 'ready' : 'on-wire';
}

function marksOf({ chunk, outcome }: Attempt): readonly Marks[] {
  const states = statesOf(outcome, chunk.entries.a.length);
  if (states.length === 0) return [];
  let first = 0;
  return chunk.entries.spans.map(({ b, k, s }) => {
    const span = { node: chunk.node, batch: b, block: k, slots: s, states: states.slice(first, first + s.length) };
    first += s.length;
    return span;
  });
}

/** A state byte for each recipient; none while the outcome settles nothing. */
function statesOf(outcome: Outcome, recipients: number): readonly number[] {
  if (outcome.type === 'over') return Array.from({ length: recipients }, () => outcome.state);
  if (outcome.type !== 'answered') return [];
  return outcome.answers.map((answer) =>
    answer === null ? sendStates.unknown : answer.status === 'accepted' ? sendStates.accepted : sendStates['failed:rejected'],
  );
}

function tally(attempts: readonly Attempt[]): Recorded {
  const counts = { accepted: 0, failed: 0, unknown: 0 };
  for (const { chunk, outcome } of attempts) {
    for (const state of statesOf(outcome, chunk.entries.a.length)) {
      if (state === sendStates.accepted) counts.accepted += 1;
      else if (state === sendStates.unknown) counts.unknown += 1;
      else counts.failed += 1;
    }
  }
  return counts;
}
