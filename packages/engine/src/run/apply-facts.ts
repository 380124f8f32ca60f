import type { Plan } from '@magpie/journey/plan';
import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { applyEntries } from '../entry/apply-entries.ts';
import { blocksOf } from '../entry/let-in.ts';
import { settleMerges } from '../merging/settle-merges.ts';
import { stepBlocks } from '../step/step-blocks.ts';
import { placesOf } from '../step/who.ts';
import { loadPlan } from './load-plan.ts';
import { readRun, type RunRecord } from './run-record.ts';

/** Facts looked at in one micro-batch. */
const batchFacts = 5_000;
const blocksPerStep = 32;

/**
 * The applier: takes the facts committed since its cursor, matches them against the subscriptions of running plans (never against who waits: they
 * may come a moment later), and steps the blocks they name. Facts are hints; the step reads them from the tables. The cursor moves only after the
 * steps have committed, so a crash repeats and nothing is lost. Returns the runs that were stepped. `clock` is the machine's, read anew for each batch:
 * what occurred while the one before was applied is no news of the future, which would wait for the next wave.
 */
export async function applyFacts(
  engine: Engine,
  workspaceId: string,
  clock: () => number = Date.now,
): Promise<{ readonly sequence: bigint; readonly blocks: number; readonly runs: readonly string[] }> {
  const runs = new Set<string>();
  let blocks = 0;
  for (;;) {
    const { from, to } = await nextBatch(engine, workspaceId);
    const wallNow = clock();
    if (to > from) await settleMerges(engine, workspaceId);
    for (const run of await runningRuns(engine, workspaceId)) {
      const stepped = to > from ? await applyToRun(engine, run, { from, to, wallNow }) : 0;
      // A run has a cursor of its own for whom it lets in: one that was paused, or had not begun, has facts to catch up with.
      const entered = run.isOneByOne ? await applyEntries(engine, run, { to, at: nowOf(run, wallNow) }) : 0;
      blocks += stepped;
      if (stepped + entered > 0) runs.add(run.runId);
    }
    if (to <= from) return { sequence: from, blocks, runs: [...runs] };
    await sql`
      insert into applier_cursor (workspace_id, sequence) values (${workspaceId}, ${to})
      on conflict (workspace_id) do update set sequence = greatest(applier_cursor.sequence, excluded.sequence)`.execute(engine.db);
  }
}

async function nextBatch({ db }: Engine, workspaceId: string): Promise<{ readonly from: bigint; readonly to: bigint }> {
  const { rows } = await sql<{ from: bigint; to: bigint }>`
    select coalesce(c.sequence, 0) as from, least(w.fact_sequence, coalesce(c.sequence, 0) + ${batchFacts}) as to
    from workspace w left join applier_cursor c on c.workspace_id = w.id where w.id = ${workspaceId}`.execute(db);
  return rows[0] ?? { from: 0n, to: 0n };
}

async function runningRuns({ db }: Engine, workspaceId: string): Promise<readonly RunRecord[]> {
  const { rows } = await sql<{ id: string }>`select id from run where workspace_id = ${workspaceId} and state = 'running' order by id`.execute(db);
  const runs: RunRecord[] = [];
  for (const { id } of rows) runs.push(await readRun(db, { workspaceId, runId: id }));
  return runs;
}

async function applyToRun(
  engine: Engine,
  run: RunRecord,
  range: { readonly from: bigint; readonly to: bigint; readonly wallNow: number },
): Promise<number> {
  const plan = await loadPlan(engine.db, run.workspaceId, run.planHash);
  const subscriptions = subscriptionsOf(plan);
  if (subscriptions.size === 0) return 0;
  const { rows } = await sql<{ name: string; no: number }>`
    select distinct e.name, coalesce(m.alias_of, e.member_no) as no
    from event e join member m on m.workspace_id = e.workspace_id and m.no = e.member_no
    where e.workspace_id = ${run.workspaceId} and e.sequence > ${range.from} and e.sequence <= ${range.to} and e.name = any(${[...subscriptions.keys()]}::text[])`.execute(
    engine.db,
  );
  const members = new Map<number, Set<string>>();
  for (const { name, no } of rows) members.set(no, (members.get(no) ?? new Set()).add(name));
  const places = await placesOf(engine.db, run, [...members.keys()]);
  const names = new Map(places.map(({ place, memberNo }) => [place, members.get(memberNo)]));
  const blocks = blocksOf(places.map(({ place }) => place));
  const at = nowOf(run, range.wallNow);
  for (let index = 0; index < blocks.length; index += blocksPerStep) {
    await stepBlocks(engine, {
      run,
      blocks: blocks.slice(index, index + blocksPerStep),
      at,
      wave: run.wave,
      chosen: ({ place, op }) => [...(names.get(place) ?? [])].some((name) => subscriptions.get(name)?.has(op) ?? false),
    });
  }
  return blocks.length;
}

/** Where the run's clock stands. */
function nowOf(run: RunRecord, wallNow: number): number {
  return run.clock.type === 'real' ? wallNow : run.logicalNow;
}

/** Which ops of a plan wait for which event. */
function subscriptionsOf(plan: Plan): ReadonlyMap<string, ReadonlySet<number>> {
  const subscriptions = new Map<string, Set<number>>();
  for (const [index, op] of plan.ops.entries()) {
    if (op.op === 'awaitEvent') subscriptions.set(op.event, (subscriptions.get(op.event) ?? new Set()).add(index));
  }
  return subscriptions;
}
