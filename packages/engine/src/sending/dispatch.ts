import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { drainAccount, type Drained } from './drain-account.ts';
import { foldReceipts } from './fold-receipts.ts';

export interface DispatchTarget {
  readonly workspaceId: string;
  readonly accountId: string;
}

export interface DispatchOptions {
  /** Aborted, nothing new begins; calls that are out are waited for and recorded. */
  readonly signal: AbortSignal;
  /** The machine's time, at which runs on its clock claim; its own when left out. */
  readonly wallNow?: number;
  /** Of one run only; by default of all. */
  readonly runId?: string;
  onProgress?(soFar: Drained): void;
}

export interface Dispatched extends Drained {
  /** Runs it did something for. */
  readonly runs: readonly string[];
  /** Messages of these runs that are still neither settled nor held for later. */
  readonly remaining: number;
  /** Wall time at which more becomes due by itself (back-off, a lease that ends); null = nothing waits. */
  readonly until: number | null;
}

const nothing: Drained = { claimed: 0, accepted: 0, failed: 0, unknown: 0, held: 0, suppressed: 0 };

/** Drains what an account may send now, and folds the receipts that have come. May be repeated at any time: the rows decide what is left to do. */
export async function dispatch(engine: Engine, { workspaceId, accountId }: DispatchTarget, options: DispatchOptions): Promise<Dispatched> {
  const bound = await boundAccount(engine, workspaceId, accountId);
  if (!bound) return { ...nothing, runs: [], remaining: 0, until: null };
  const { runs, throttledUntil, ...drained } = await drainAccount(engine, { workspaceId, bound, options });
  await foldReceipts(engine, workspaceId);
  const next = await nextDispatch(engine, workspaceId, accountId);
  const until = next === null || throttledUntil === null ? next : Math.max(next, throttledUntil);
  return { ...drained, runs: [...runs], remaining: await remainingOf(engine, workspaceId, [...runs]), until };
}

/** Accounts through which a run has something to send or to settle. */
export async function accountsToDispatch({ db, channels }: Engine, run: RunRef): Promise<readonly string[]> {
  const { rows } = await sql<{ channel: string }>`
    select distinct channel from send_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and (next_claim is not null or open > 0)`.execute(
    db,
  );
  const bound = await Promise.all(rows.map(({ channel }) => channels(run.workspaceId, channel)));
  return [...new Set(bound.flatMap((each) => (each === null ? [] : [each.accountId])))];
}

async function boundAccount({ db, channels }: Engine, workspaceId: string, accountId: string): Promise<BoundChannel | null> {
  const { rows } = await sql<{
    channel: string;
  }>`select channel from provider_account where workspace_id = ${workspaceId} and id = ${accountId}`.execute(db);
  const channel = rows[0]?.channel;
  return channel === undefined ? null : channels(workspaceId, channel);
}

async function remainingOf({ db }: Engine, workspaceId: string, runs: readonly string[]): Promise<number> {
  const { rows } = await sql<{ open: bigint | null }>`
    select sum(open) as open from send_block where workspace_id = ${workspaceId} and run_id = any(${[...runs]}::text[]) and open > 0`.execute(db);
  return Number(rows[0]?.open ?? 0n);
}

/** A paused run's ready chunks wait for it to go on, which is no matter of time. */
async function nextDispatch({ db }: Engine, workspaceId: string, accountId: string): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(coalesce(case when c.state = 'on-wire' then c.lease_until else c.not_before end, now())) as at
    from chunk c join run r on r.workspace_id = c.workspace_id and r.id = c.run_id
    where c.workspace_id = ${workspaceId} and c.account_id = ${accountId} and c.state in ('ready', 'on-wire')
      and r.state <> 'paused' and r.request is distinct from 'pause'`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}
