import { randomUUID } from 'node:crypto';
import { withTransaction } from '@magpie/db';
import type { RecipientAnswer, SendRefusal } from '@magpie/messaging';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { type ChunkEntry, chunkEntrySchema, referenceOf } from './chunk-entry.ts';
import { answerable, type Mark, markEntries } from './mark-entries.ts';
import { sendStates } from './send-state.ts';

/** A chunk on the wire, under a lease and token of ours. */
interface LeasedChunk {
  readonly id: bigint;
  readonly runId: string;
  readonly node: string;
  readonly key: string;
  readonly entries: readonly ChunkEntry[];
  readonly attempts: number;
  readonly token: string;
}

type Outcome =
  | { readonly type: 'answered'; readonly answers: readonly RecipientAnswer[] }
  | { readonly type: 'later'; readonly afterMs: number }
  | { readonly type: 'over'; readonly state: number; readonly chunk: 'failed' | 'unknown'; readonly reason: string };

const leaseMs = 60_000;
const chunksPerRound = 64;
const callsInFlight = 8;
const attemptsAtMost = 8;

/** Sends up to a round of ready chunks of an account and records their answers, each under its own token. Returns the runs they were of. */
export async function sendChunks(engine: Engine, workspaceId: string, bound: BoundChannel, signal: AbortSignal): Promise<readonly string[]> {
  const leased = await leaseChunks(engine, workspaceId, bound.accountId);
  const outcomes: { readonly chunk: LeasedChunk; readonly outcome: Outcome }[] = [];
  const queue = [...leased];
  const lane = async (): Promise<void> => {
    for (let chunk = queue.shift(); chunk && !signal.aborted; chunk = queue.shift()) outcomes.push({ chunk, outcome: await call(bound, chunk, signal) });
  };
  await Promise.all(Array.from({ length: callsInFlight }, lane));
  await record(engine, workspaceId, outcomes);
  return [...new Set(leased.map(({ runId }) => runId))];
}

async function leaseChunks({ db }: Engine, workspaceId: string, accountId: string): Promise<readonly LeasedChunk[]> {
  const token = randomUUID();
  const { rows } = await sql<{ id: bigint; run_id: string; node: string; key: string; entries: unknown; attempts: number }>`
    update chunk set state = 'on-wire', token = ${token}, lease_until = now() + ${`${leaseMs} milliseconds`}::interval, attempts = attempts + 1
    where workspace_id = ${workspaceId} and id in (
      select id from chunk where workspace_id = ${workspaceId} and account_id = ${accountId} and state = 'ready' and coalesce(not_before, '-infinity') <= now()
      order by id limit ${chunksPerRound} for update skip locked)
    returning id, run_id, node, key, entries, attempts`.execute(db);
  return rows.map((row) => ({ id: row.id, runId: row.run_id, node: row.node, key: row.key, entries: z.array(chunkEntrySchema).parse(row.entries), attempts: row.attempts, token }));
}

async function call(bound: BoundChannel, chunk: LeasedChunk, signal: AbortSignal): Promise<Outcome> {
  const recipients = chunk.entries.map((entry, index) => ({ reference: referenceOf(chunk.id, index), address: entry.a, body: { type: 'text' as const, text: entry.t } }));
  const sent = await bound.channel.send({ token: chunk.key, recipients }, signal);
  return sent.ok ? { type: 'answered', answers: sent.value } : refused(sent.refusal, { bound, chunk, signal, references: recipients.map(({ reference }) => reference) });
}

interface Asked {
  readonly bound: BoundChannel;
  readonly chunk: LeasedChunk;
  readonly signal: AbortSignal;
  readonly references: readonly string[];
}

/** What a refused call means. Ambiguous: resend only under the provider's idempotency, else ask by our reference, else nobody can tell. */
async function refused(refusal: SendRefusal, asked: Asked): Promise<Outcome> {
  const { chunk, bound } = asked;
  const backOffMs = Math.min(30_000, 200 * 2 ** chunk.attempts);
  if (refusal.code === 'refused') return { type: 'over', state: sendStates['failed:refused'], chunk: 'failed', reason: refusal.reason };
  if (refusal.code === 'ambiguous') {
    if (bound.channel.capabilities.idempotent) return chunk.attempts < attemptsAtMost ? { type: 'later', afterMs: backOffMs } : { type: 'over', state: sendStates.unknown, chunk: 'unknown', reason: refusal.reason };
    return lookUp(asked, refusal.reason);
  }
  if (chunk.attempts >= attemptsAtMost) return { type: 'over', state: sendStates['failed:unavailable'], chunk: 'failed', reason: refusal.code };
  return { type: 'later', afterMs: refusal.code === 'throttled' ? refusal.retryAfterMs : backOffMs };
}

/** Asks the provider what became of a call. Only when it has heard of none of it may it be sent again. */
export async function lookUp({ bound, signal, references }: Omit<Asked, 'chunk'>, reason: string): Promise<Outcome> {
  const unknown: Outcome = { type: 'over', state: sendStates.unknown, chunk: 'unknown', reason };
  if (!bound.channel.capabilities.lookUp || !bound.channel.lookUp) return unknown;
  const found = await bound.channel.lookUp(references, signal);
  if (!found.ok) return unknown;
  if (found.value.every((answer) => answer === null)) return { type: 'later', afterMs: 200 };
  return found.value.some((answer) => answer === null) ? unknown : { type: 'answered', answers: found.value.flatMap((answer) => (answer === null ? [] : [answer])) };
}

/** Writes outcomes in one transaction. A chunk whose token is no longer ours was taken over: a zombie writes nothing. */
export async function record(engine: Engine, workspaceId: string, outcomes: readonly { readonly chunk: Pick<LeasedChunk, 'id' | 'runId' | 'node' | 'entries' | 'token'>; readonly outcome: Outcome }[]): Promise<void> {
  if (outcomes.length === 0) return;
  await withTransaction(engine.db, async (db) => {
    const owned = await sql<{ id: bigint }>`
      update chunk c set state = u.state, not_before = now() + (u.after_ms || ' milliseconds')::interval, error = u.error, lease_until = null
      from unnest(${outcomes.map(({ chunk }) => chunk.id)}::bigint[], ${outcomes.map(({ chunk }) => chunk.token)}::text[], ${outcomes.map(({ outcome }) => stateOf(outcome))}::text[],
        ${outcomes.map(({ outcome }) => (outcome.type === 'later' ? outcome.afterMs : 0))}::int[], ${outcomes.map(({ outcome }) => (outcome.type === 'over' ? outcome.reason.slice(0, 500) : null))}::text[]) as u(id, token, state, after_ms, error)
      where c.workspace_id = ${workspaceId} and c.id = u.id and c.token = u.token and c.state = 'on-wire' returning c.id`.execute(db);
    const mine = new Set(owned.rows.map(({ id }) => id));
    const marks = new Map<string, { readonly runId: string; readonly node: string; readonly marks: Mark[] }>();
    for (const { chunk, outcome } of outcomes) {
      if (!mine.has(chunk.id) || outcome.type === 'later') continue;
      const key = `${chunk.runId}|${chunk.node}`;
      const group = marks.get(key) ?? { runId: chunk.runId, node: chunk.node, marks: [] };
      for (const [index, entry] of chunk.entries.entries()) group.marks.push({ batch: entry.b, block: entry.k, slot: entry.s, state: markOf(outcome, index) });
      marks.set(key, group);
    }
    for (const { runId, node, marks: written } of [...marks.values()].toSorted((left, right) => (left.runId + left.node < right.runId + right.node ? -1 : 1))) {
      await markEntries(db, { workspaceId, runId }, node, { marks: written, from: answerable });
      await sql`select pg_notify('magpie_run', ${`${workspaceId}/${runId}`})`.execute(db);
    }
  });
}

function stateOf(outcome: Outcome): string {
  if (outcome.type === 'over') return outcome.chunk;
  return outcome.type === 'later' ? 'ready' : 'answered';
}

function markOf(outcome: Exclude<Outcome, { type: 'later' }>, index: number): number {
  if (outcome.type === 'over') return outcome.state;
  return outcome.answers[index]?.status === 'accepted' ? sendStates.accepted : sendStates['failed:rejected'];
}
