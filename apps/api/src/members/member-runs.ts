import type { Database } from '@magpie/db';
import { decodeBlockState, type RunRef, traceMember } from '@magpie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { countField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findRun } from '../runs/run-numbers.ts';
import { personOf } from './person-of.ts';

/** Runs told in full; of somebody who was in more, the newest. */
const toldRuns = 12;

/** The runs that a person is or was in, the newest first, with every decision, its reason, and what was sent. */
export const memberRuns = workspaceProcedure('view')
  .input(z.object({ memberNo: countField }))
  .query(async ({ ctx, input }) => {
    const { numbers } = await personOf(ctx.db, ctx.workspaceId, input.memberNo);
    const { runs, more } = await runsOf(ctx.db, ctx.workspaceId, { numbers, limit: toldRuns });
    return { runs, more };
  });

/** Tells the runs in which one of some numbers is or was. */
export async function runsOf(db: Database, workspaceId: string, { numbers, limit }: { readonly numbers: readonly number[]; readonly limit: number }) {
  const blocks = [...new Set(numbers.map((no) => no >> 10))];
  // Where an audience enters at once the block says who is in it; where people come one by one, rows do.
  const { rows } = await sql<{ id: string; states: readonly Buffer[]; blocks: readonly number[]; entered: readonly number[] }>`
    select r.id, r.created_at, array_remove(array_agg(b.state), null) as states, array_remove(array_agg(b.block), null) as blocks,
      array(select distinct s.member_no from slot s where s.workspace_id = r.workspace_id and s.run_id = r.id and s.member_no = any(${[...numbers]}::int[])) as entered
    from run r
    left join run_block b on b.workspace_id = r.workspace_id and b.run_id = r.id and b.block = any(${blocks}::int[])
      and not exists (select from slot s where s.workspace_id = r.workspace_id and s.run_id = r.id)
    where r.workspace_id = ${workspaceId} and r.purpose <> 'backtest' group by r.workspace_id, r.id, r.created_at order by r.created_at desc, r.id`.execute(
    db,
  );
  const found = rows.flatMap(({ id, states, blocks: places, entered }) => {
    const inside = numbers.filter((no) => {
      const at = places.indexOf(no >> 10);
      const state = states[at];
      return entered.includes(no) || (state !== undefined && decodeBlockState(state).slots.includes(no & 1_023));
    });
    return inside.map((no) => ({ id, no }));
  });
  const runs = [];
  for (const { id, no } of found.slice(0, limit)) runs.push(await tellRun(db, { workspaceId, runId: id }, no));
  return { runs, more: Math.max(0, found.length - limit) };
}

async function tellRun(db: Database, ref: RunRef, memberNo: number) {
  const { document } = await findRun(db, ref);
  const { rows } = await sql<{ journeyId: string; name: string; version: number; state: string; purpose: string; startAt: Date }>`
    select r.journey_id as "journeyId", j.name, r.version, r.state, r.purpose, r.start_at as "startAt" from run r
    join journey j on j.workspace_id = r.workspace_id and j.id = r.journey_id
    where r.workspace_id = ${ref.workspaceId} and r.id = ${ref.runId}`.execute(db);
  const trace = await traceMember(db, ref, memberNo);
  const nameOf = (node: string): string => document.nodes.find(({ id }) => id === node)?.name ?? node;
  const run = rows[0];
  return {
    runId: ref.runId,
    memberNo,
    journeyId: run?.journeyId ?? '',
    journey: run?.name ?? document.name,
    version: run?.version ?? 0,
    state: run?.state ?? '',
    purpose: run?.purpose ?? '',
    startAt: run?.startAt.getTime() ?? 0,
    enteredAt: trace.enrolments.at(-1)?.enteredAt ?? null,
    here: trace.here === null ? null : { name: nameOf(trace.here.node), due: trace.here.due },
    agrees: trace.agrees,
    document,
    steps: trace.steps.map((step) => ({ ...step, name: nameOf(step.node) })),
    sends: trace.sends.map((send) => ({ ...send, name: nameOf(send.node) })),
    grants: trace.grants.map((grant) => ({ ...grant, name: nameOf(grant.node) })),
  };
}
