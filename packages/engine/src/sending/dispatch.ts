import { sql } from 'kysely';
import type { Engine, RunRef } from '../engine.ts';
import { readRun } from '../run/run-record.ts';
import type { BoundChannel } from './channel-resolver.ts';
import { claimNext } from './claim.ts';
import { foldReceipts } from './fold-receipts.ts';
import { recoverChunks } from './recover-chunks.ts';
import { sendChunks } from './send-chunks.ts';

export interface DispatchTarget {
  readonly workspaceId: string;
  readonly accountId: string;
}

/** Drains what an account may send now. Returns the runs it sent for, and when (wall time) more becomes due by itself; null = nothing waits. */
export async function dispatch(engine: Engine, { workspaceId, accountId }: DispatchTarget, { signal }: { readonly signal: AbortSignal }): Promise<{ readonly runs: readonly string[]; readonly until: number | null }> {
  const runs = new Set<string>();
  const bound = await boundAccount(engine, workspaceId, accountId);
  if (!bound) return { runs: [], until: null };
  await recoverChunks(engine, workspaceId, bound, signal);
  for (let busy = true; busy && !signal.aborted; ) {
    busy = false;
    for (const run of await sendingRuns(engine, workspaceId)) {
      runs.add(run.runId);
      if (await claimNext(engine, run, bound, await claimInstant(engine, run))) busy = true;
    }
    const sent = await sendChunks(engine, workspaceId, bound, signal);
    for (const runId of sent) runs.add(runId);
    busy ||= sent.length > 0;
  }
  await foldReceipts(engine, workspaceId);
  return { runs: [...runs], until: await nextDispatch(engine, workspaceId, accountId) };
}

/** Accounts through which a run has something to send or to settle. */
export async function accountsToDispatch({ db, channels }: Engine, run: RunRef): Promise<readonly string[]> {
  const { rows } = await sql<{ channel: string }>`
    select distinct channel from send_block where workspace_id = ${run.workspaceId} and run_id = ${run.runId} and (next_claim is not null or open > 0)`.execute(db);
  const bound = await Promise.all(rows.map(({ channel }) => channels(run.workspaceId, channel)));
  return [...new Set(bound.flatMap((each) => (each === null ? [] : [each.accountId])))];
}

async function boundAccount({ db, channels }: Engine, workspaceId: string, accountId: string): Promise<BoundChannel | null> {
  const { rows } = await sql<{ channel: string }>`select channel from provider_account where workspace_id = ${workspaceId} and id = ${accountId}`.execute(db);
  const channel = rows[0]?.channel;
  return channel === undefined ? null : channels(workspaceId, channel);
}

async function sendingRuns({ db }: Engine, workspaceId: string): Promise<readonly RunRef[]> {
  const { rows } = await sql<{ run_id: string }>`
    select distinct s.run_id from send_block s join run r on r.workspace_id = s.workspace_id and r.id = s.run_id
    where s.workspace_id = ${workspaceId} and s.next_claim is not null and r.state in ('running', 'stopped') order by 1`.execute(db);
  return rows.map(({ run_id }) => ({ workspaceId, runId: run_id }));
}

/** On a stepped clock claiming happens at the logical instant. A stopped run settles everything. */
async function claimInstant({ db }: Engine, ref: RunRef): Promise<number> {
  const run = await readRun(db, ref);
  if (run.state === 'stopped') return 8.64e15;
  return run.clock.type === 'real' ? Date.now() : run.logicalNow;
}

async function nextDispatch({ db }: Engine, workspaceId: string, accountId: string): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(coalesce(case when state = 'on-wire' then lease_until else not_before end, now())) as at from chunk
    where workspace_id = ${workspaceId} and account_id = ${accountId} and state in ('ready', 'on-wire')`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}
