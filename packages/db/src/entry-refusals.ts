import type { Instant } from '@magpie/kit';
import { sql } from 'kysely';
import type { Database } from './open-database.ts';

/** Why an event that would let somebody into a journey lets nobody in: its key is longer than any may be, or neither a text nor a whole number. */
export const entryRefusalReasons = ['key-too-long', 'key-unreadable'] as const;
export type EntryRefusalReason = (typeof entryRefusalReasons)[number];

export interface RefusedEntry {
  readonly reason: EntryRefusalReason;
  /** Number of the event. */
  readonly sequence: bigint;
  readonly occurredAt: Instant;
}

interface RunNamed {
  readonly workspaceId: string;
  readonly runId: string;
}

/** Events named of each run and reason: the newest. */
const keptEvents = 20;

/** Counts events that let nobody in, in the caller's transaction, which moves the run's cursor past them: each is counted once. */
export async function addEntryRefusals(transaction: Database, { workspaceId, runId }: RunNamed, refused: readonly RefusedEntry[]): Promise<void> {
  for (const reason of entryRefusalReasons) {
    const own = refused.filter((each) => each.reason === reason);
    if (own.length === 0) continue;
    const times = own.map(({ occurredAt }) => occurredAt);
    const [first, last] = times.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, -Infinity]);
    const newest = own.slice(-keptEvents).map(({ sequence }) => sequence.toString());
    await sql`
      insert into entry_refusal (workspace_id, run_id, reason, times, first_at, last_at, sequences)
      values (${workspaceId}, ${runId}, ${reason}, ${own.length}, ${new Date(first)}, ${new Date(last)}, ${newest}::int8[])
      on conflict (workspace_id, run_id, reason) do update set times = entry_refusal.times + excluded.times,
        first_at = least(entry_refusal.first_at, excluded.first_at), last_at = greatest(entry_refusal.last_at, excluded.last_at),
        sequences = (entry_refusal.sequences || excluded.sequences)[greatest(1, cardinality(entry_refusal.sequences || excluded.sequences) - ${keptEvents - 1}::int):]`.execute(
      transaction,
    );
  }
}

export interface EntryRefusal extends RunNamed {
  readonly journey: string;
  readonly journeyId: string;
  readonly reason: EntryRefusalReason;
  readonly times: number;
  /** How many have come since somebody put the others aside. */
  readonly open: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** The newest of the events that are still there, the newest first. */
  readonly events: readonly RefusedEvent[];
}

export interface RefusedEvent {
  readonly id: string;
  readonly memberNo: number;
  readonly name: string;
  readonly key: string | null;
  readonly properties: unknown;
  readonly occurredAt: Instant;
}

/** What let nobody in, run by run, the latest first; of a workspace's own runs, not of rehearsals in its copies. */
export async function listEntryRefusals(db: Database, workspaceId: string): Promise<readonly EntryRefusal[]> {
  const { rows } = await sql<Omit<EntryRefusal, 'firstAt' | 'lastAt' | 'events'> & { firstAt: Date; lastAt: Date; sequences: readonly string[] }>`
    select f.workspace_id as "workspaceId", f.run_id as "runId", j.name as journey, r.journey_id as "journeyId", f.reason, f.times,
      f.times - f.seen_times as open, f.first_at as "firstAt", f.last_at as "lastAt", f.sequences::text[] as sequences
    from entry_refusal f join run r on r.workspace_id = f.workspace_id and r.id = f.run_id
      join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
    where f.workspace_id = ${workspaceId} order by f.last_at desc, f.run_id, f.reason limit 100`.execute(db);
  const wanted = rows.flatMap(({ sequences }) => sequences);
  const events = await sql<Omit<RefusedEvent, 'occurredAt'> & { sequence: string; occurredAt: Date }>`
    select e.sequence::text as sequence, e.id, coalesce(m.alias_of, e.member_no) as "memberNo", e.name, e.key, e.properties, e.occurred_at as "occurredAt"
    from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    where e.workspace_id = ${workspaceId} and e.sequence = any(${wanted}::int8[])`.execute(db);
  const bySequence = new Map(events.rows.map(({ sequence, occurredAt, ...event }) => [sequence, { ...event, occurredAt: occurredAt.getTime() }]));
  return rows.map(({ sequences, firstAt, lastAt, ...row }) => ({
    ...row,
    firstAt: firstAt.getTime(),
    lastAt: lastAt.getTime(),
    events: sequences.flatMap((sequence) => bySequence.get(sequence) ?? []).toReversed(),
  }));
}

/** Puts aside what a run has refused for a reason, or takes it up again; whether there was any. What comes later is open. */
export async function putEntryRefusalAside(
  db: Database,
  { workspaceId, runId }: RunNamed,
  { reason, aside }: { readonly reason: EntryRefusalReason; readonly aside: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update entry_refusal set seen_times = case when ${aside} then times else 0 end
    where workspace_id = ${workspaceId} and run_id = ${runId} and reason = ${reason}`.execute(db);
  return Number(numAffectedRows ?? 0n) > 0;
}
